package org.courant.checkpoint;

import java.nio.file.Path;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** The pieces of a vocabulary and their ids, both ways. */
public final class Vocabulary {
  private final Path file;
  private final Map<String, Integer> ids;
  private final Map<Integer, String> pieces;

  private Vocabulary(Path file, Map<String, Integer> ids, Map<Integer, String> pieces) {
    this.file = file;
    this.ids = ids;
    this.pieces = pieces;
  }

  /** Reads a JSON object of piece to id; two pieces with one id are an error. */
  public static Vocabulary read(Path file) {
    JsonFields fields = JsonFields.read(file);
    Map<String, Integer> ids = new LinkedHashMap<>();
    fields.keys().forEach(piece -> ids.put(piece, fields.integer(piece)));
    return of(file, ids);
  }

  /** The pieces found in a file. */
  static Vocabulary of(Path file, Map<String, Integer> ids) {
    Map<Integer, String> pieces = new HashMap<>();
    ids.forEach(
        (piece, id) -> {
          if (id < 0) {
            throw new CheckpointException(
                file, piece + " is " + id + ", must be an id of 0 or more");
          }
          String other = pieces.put(id, piece);
          if (other != null) {
            throw new CheckpointException(file, "id " + id + " is both " + other + " and " + piece);
          }
        });
    return new Vocabulary(file, new LinkedHashMap<>(ids), pieces);
  }

  public OptionalInt find(String piece) {
    Integer id = ids.get(piece);
    return id == null ? OptionalInt.empty() : OptionalInt.of(id);
  }

  /** The id of a piece that must be there. */
  public int id(String piece) {
    return find(piece).orElseThrow(() -> new CheckpointException(file, "lacks the piece " + piece));
  }

  public Optional<String> piece(int id) {
    return Optional.ofNullable(pieces.get(id));
  }

  /** All pieces, in the order of the file. */
  public Set<String> pieces() {
    return Collections.unmodifiableSet(ids.keySet());
  }

  public int size() {
    return ids.size();
  }
}
