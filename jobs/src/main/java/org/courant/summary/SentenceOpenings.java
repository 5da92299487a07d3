package org.courant.summary;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Tells by the words a sentence begins with that it does not stand alone ({@code openings.tsv}), in
 * English, Ukrainian and Korean; a sentence of another language is taken to stand alone.
 */
final class SentenceOpenings {
  private static final String FILE = "openings.tsv";
  private static final int MOST_WORDS = 4;
  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]+(?:['’][\\p{L}\\p{N}]+)*");

  /** A quotation of somebody who was named before: “We will,” she said. */
  private static final Pattern ATTRIBUTION =
      Pattern.compile(
          "[,.?!…]['\"”’]\\s+(?:(?:said|says|added) )?(?:he|she|they|it)\\b",
          Pattern.CASE_INSENSITIVE);

  /** A word that ties the sentence to the one before it: The toll, however, rose. */
  private static final Pattern TIE =
      Pattern.compile(
          ", (?:for instance|for example|however|too|also|meanwhile|though|therefore|in turn)[,.]");

  private static final SentenceOpenings STANDARD = read();

  private final Map<String, Set<String>> openings;

  private SentenceOpenings(Map<String, Set<String>> openings) {
    this.openings = openings;
  }

  /** Those of the file. */
  static SentenceOpenings standard() {
    return STANDARD;
  }

  /** Whether a text points at one before it. */
  boolean isReference(String text) {
    return begins(text, "reference")
        || ATTRIBUTION.matcher(text).find()
        || TIE.matcher(text).find();
  }

  /** Whether a text is a notice to the reader. */
  boolean isNotice(String text) {
    return begins(text, "notice");
  }

  private boolean begins(String text, String kind) {
    Set<String> known = openings.getOrDefault(kind, Set.of());
    Matcher words = WORD.matcher(text);
    StringBuilder opening = new StringBuilder();
    for (int i = 0; i < MOST_WORDS && words.find(); i++) {
      opening
          .append(i == 0 ? "" : " ")
          .append(words.group().replace('’', '\'').toLowerCase(Locale.ROOT));
      if (known.contains(opening.toString())) {
        return true;
      }
    }
    return false;
  }

  private static SentenceOpenings read() {
    Map<String, Set<String>> openings = new HashMap<>();
    for (String line : lines()) {
      if (!line.startsWith("#")) {
        String[] columns = line.split("\t", 3);
        List<String> words = List.of(columns[2].split(" \\| "));
        openings.computeIfAbsent(columns[1], kind -> new HashSet<>()).addAll(words);
      }
    }
    return new SentenceOpenings(openings);
  }

  private static List<String> lines() {
    try (InputStream stream = SentenceOpenings.class.getResourceAsStream(FILE);
        BufferedReader reader =
            new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
      List<String> lines = new ArrayList<>();
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        lines.add(line);
      }
      return lines;
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + FILE, e);
    }
  }
}
