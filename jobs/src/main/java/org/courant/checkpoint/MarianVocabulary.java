package org.courant.checkpoint;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Reads a vocabulary as Marian does: a mapping of pieces to ids in YAML or JSON, or else a text
 * whose line numbers are the ids.
 */
final class MarianVocabulary {
  private static final Set<String> MAPPINGS = Set.of("yml", "yaml", "json");

  /** Vocabularies that are not lists of pieces: SentencePiece models and factors. */
  private static final Set<String> UNSUPPORTED = Set.of("spm", "fsv");

  private MarianVocabulary() {}

  /**
   * Reads a file.
   *
   * @param padding a token that the file lacks and that gets the next id
   */
  static Vocabulary read(Path file, String padding) {
    String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
    String ending = name.substring(name.lastIndexOf('.') + 1);
    if (UNSUPPORTED.contains(ending)) {
      throw new CheckpointException(
          file,
          "a vocabulary ." + ending + " is not supported; only YAML, JSON and plain text are");
    }
    Map<String, Integer> ids = MAPPINGS.contains(ending) ? mapping(file) : lines(file);
    int last = ids.values().stream().mapToInt(Integer::intValue).max().orElse(-1);
    if (last == Integer.MAX_VALUE || ids.putIfAbsent(padding, last + 1) != null) {
      throw new CheckpointException(file, "has no id left for " + padding);
    }
    return Vocabulary.of(file, ids);
  }

  private static Map<String, Integer> mapping(Path file) {
    JsonFields fields = YamlFile.read(file);
    Map<String, Integer> ids = new LinkedHashMap<>();
    fields.keys().forEach(piece -> ids.put(piece, fields.integer(piece)));
    return ids;
  }

  private static Map<String, Integer> lines(Path file) {
    Map<String, Integer> ids = new LinkedHashMap<>();
    // No other line break counts: a piece may hold one.
    for (String line : text(file).split("\n", -1)) {
      String piece = line.endsWith("\r") ? line.substring(0, line.length() - 1) : line;
      // The first of two lines counts, and the second takes no id.
      ids.putIfAbsent(piece, ids.size());
    }
    // What follows the last line break is no line.
    ids.remove("", ids.size() - 1);
    if (ids.containsKey("")) {
      throw new CheckpointException(file, "has an empty line");
    }
    return ids;
  }

  private static String text(Path file) {
    try {
      return Files.readString(file, StandardCharsets.UTF_8);
    } catch (CharacterCodingException e) {
      throw new CheckpointException(file, "is not UTF-8", e);
    } catch (IOException e) {
      throw new CheckpointException(file, "cannot be read: " + e, e);
    }
  }
}
