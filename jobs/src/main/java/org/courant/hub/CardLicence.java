package org.courant.hub;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The licence in a card: {@code license:} in the front matter of {@code README.md}. */
final class CardLicence {
  private static final String FENCE = "---";
  private static final String KEY = "license:";

  private CardLicence() {}

  /** One licence or a list of them; empty if there is no card or it does not say. */
  static Optional<String> read(Path folder) {
    Path card = folder.resolve("README.md");
    if (!Files.isRegularFile(card)) {
      return Optional.empty();
    }
    try {
      return find(Files.readAllLines(card));
    } catch (IOException e) {
      // A card in another charset is no reason to fail.
      return Optional.empty();
    }
  }

  private static Optional<String> find(List<String> lines) {
    if (lines.isEmpty() || !lines.get(0).strip().equals(FENCE)) {
      return Optional.empty();
    }
    for (int i = 1; i < lines.size() && !lines.get(i).strip().equals(FENCE); i++) {
      if (lines.get(i).startsWith(KEY)) {
        String value = lines.get(i).substring(KEY.length()).strip();
        return plain(value.isEmpty() ? items(lines.subList(i + 1, lines.size())) : value);
      }
    }
    return Optional.empty();
  }

  private static String items(List<String> lines) {
    List<String> items =
        lines.stream()
            .map(String::strip)
            .takeWhile(line -> line.startsWith("- "))
            .map(line -> line.substring(2))
            .toList();
    return String.join(", ", items);
  }

  private static Optional<String> plain(String value) {
    String plain = Shown.text(value.replaceAll("[\\[\\]\"']", "").strip());
    return plain.isEmpty() ? Optional.empty() : Optional.of(plain);
  }
}
