package org.courant.cli;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.courant.evaluation.LinePair;

/** Reads two files whose lines belong together. */
final class LinePairs {
  private LinePairs() {}

  /**
   * The lines of both files, side by side.
   *
   * @throws WrongUsage if a file is not there, is not UTF-8, has a blank line or another number of
   *     lines
   */
  static List<LinePair> read(Path source, Path target) throws IOException {
    List<String> sources = lines("source", source);
    List<String> targets = lines("target", target);
    if (sources.size() != targets.size()) {
      throw wrong(
          "Invalid target: %s has %,d lines, the source has %,d; line n must translate line n"
              .formatted(target, targets.size(), sources.size()));
    }
    List<LinePair> pairs = new ArrayList<>();
    for (int i = 0; i < sources.size(); i++) {
      requireText("source", source, sources, i);
      requireText("target", target, targets, i);
      pairs.add(new LinePair(sources.get(i), targets.get(i)));
    }
    if (pairs.isEmpty()) {
      throw wrong("Invalid source: %s, is empty".formatted(source));
    }
    return pairs;
  }

  private static List<String> lines(String name, Path file) throws IOException {
    if (!Files.isRegularFile(file)) {
      throw wrong("Invalid %s: %s, is no file".formatted(name, file));
    }
    try {
      return Files.readAllLines(file);
    } catch (CharacterCodingException e) {
      throw wrong("Invalid %s: %s, must be UTF-8".formatted(name, file));
    }
  }

  private static void requireText(String name, Path file, List<String> lines, int at) {
    if (lines.get(at).isBlank()) {
      throw wrong("Invalid %s: %s, line %d is blank".formatted(name, file, at + 1));
    }
  }

  private static WrongUsage wrong(String message) {
    return new WrongUsage(new IllegalArgumentException(message));
  }
}
