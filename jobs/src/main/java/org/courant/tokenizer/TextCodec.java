package org.courant.tokenizer;

import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Text to ids and back by a checkpoint's files alone, without the tokens that a family puts around
 * a text. Thread-safe.
 */
interface TextCodec extends AutoCloseable {
  /** Ids of a text; tokens written out in it become those tokens. */
  int[] encode(String text);

  /** Text of ids, none of which is a special token; ids the files do not know have none. */
  String decode(int[] ids);

  /** All tokens and their ids, in the order of the ids. */
  Map<String, Integer> ids();

  /** Ids that the files themselves call special. */
  Set<Integer> special();

  /** The id of a token. */
  default OptionalInt find(String token) {
    Integer id = ids().get(token);
    return id == null ? OptionalInt.empty() : OptionalInt.of(id);
  }

  @Override
  void close();
}
