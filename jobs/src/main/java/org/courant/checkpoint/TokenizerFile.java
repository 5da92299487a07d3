package org.courant.checkpoint;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;

/**
 * The vocabulary of a {@code tokenizer.json}; its rules are the native library's business.
 *
 * @param path the file
 * @param ids all tokens, the added ones among them, in the file's order
 * @param special ids that are left out of decoded text
 * @param bytePairs whether its pieces are byte pairs
 * @param rules compiled rules for rewriting text, in base 64
 * @param prefixSpace whether its byte-level pieces begin with a space that a text lacks
 */
public record TokenizerFile(
    Path path,
    Map<String, Integer> ids,
    Set<Integer> special,
    boolean bytePairs,
    List<String> rules,
    boolean prefixSpace) {

  /** Its name inside a checkpoint folder. */
  public static final String NAME = "tokenizer.json";

  public TokenizerFile {
    ids = Collections.unmodifiableMap(new LinkedHashMap<>(ids));
    special = Set.copyOf(special);
    rules = List.copyOf(rules);
  }

  /** Reads the file; one without a vocabulary is a {@link CheckpointException}. */
  public static TokenizerFile read(Path path) {
    JsonFields file = JsonFields.read(path);
    JsonFields model = file.fields("model");
    Map<String, Integer> ids = vocabulary(model);
    Set<Integer> special = new HashSet<>();
    if (file.has("added_tokens")) {
      for (JsonNode token : file.present("added_tokens")) {
        if (!token.path("content").isTextual() || !token.path("id").canConvertToInt()) {
          throw new CheckpointException(
              path, "added_tokens holds " + token + ", which is no token");
        }
        ids.put(token.path("content").textValue(), token.path("id").intValue());
        if (token.path("special").asBoolean()) {
          special.add(token.path("id").intValue());
        }
      }
    }
    boolean prefixSpace =
        file.has("pre_tokenizer")
            && file.present("pre_tokenizer").path("add_prefix_space").asBoolean();
    return new TokenizerFile(path, ids, special, model.has("merges"), rules(file), prefixSpace);
  }

  private static List<String> rules(JsonFields file) {
    return file.has("normalizer")
        ? file.present("normalizer").findValuesAsText("precompiled_charsmap")
        : List.of();
  }

  /** Byte pairs are an object of piece to id; unigrams a list of piece and score by id. */
  private static Map<String, Integer> vocabulary(JsonFields model) {
    Map<String, Integer> ids = new LinkedHashMap<>();
    JsonNode vocabulary = model.present("vocab");
    if (vocabulary.isObject()) {
      JsonFields pieces = model.fields("vocab");
      pieces.keys().forEach(piece -> ids.put(piece, pieces.integer(piece)));
    } else {
      int id = 0;
      for (JsonNode entry : vocabulary) {
        if (!entry.path(0).isTextual()) {
          throw model.refuse("vocab", "must be a list of pieces with their scores");
        }
        ids.putIfAbsent(entry.path(0).textValue(), id++);
      }
    }
    if (ids.isEmpty()) {
      throw model.refuse("vocab", "but at least one piece is needed");
    }
    return ids;
  }

  /** The id of a token. */
  public OptionalInt find(String token) {
    Integer id = ids.get(token);
    return id == null ? OptionalInt.empty() : OptionalInt.of(id);
  }

  /**
   * Checks that the settings beside the file ask for nothing that the file does not do: the
   * reference would change its rules, which this program does not.
   */
  public void requireAgreement(TokenizerConfig config) {
    if (config.prefixSpace().isPresent()
        && bytePairs
        && config.prefixSpace().get() != prefixSpace) {
      throw new CheckpointException(
          path,
          "add_prefix_space is "
              + prefixSpace
              + " here and "
              + config.prefixSpace().get()
              + " in tokenizer_config.json");
    }
    Set<String> listed = new TreeSet<>(config.special());
    listed.addAll(config.added());
    listed.removeAll(ids.keySet());
    if (!listed.isEmpty()) {
      throw new CheckpointException(
          path, "lacks tokens that the settings beside it have: " + String.join(", ", listed));
    }
  }

  /** The settings as they count for this file: the reference cleans up no byte pairs. */
  public TokenizerConfig settled(TokenizerConfig config) {
    return config.withCleanUp(config.cleanUp() && (!bytePairs || config.cleanUpPairs()));
  }
}
