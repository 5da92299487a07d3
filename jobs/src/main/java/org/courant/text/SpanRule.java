package org.courant.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A rule of {@code protected-spans.tsv}.
 *
 * @param kind what it finds
 * @param sign has a match in every text in which {@code pattern} has one, and costs little: most
 *     texts hold no such span
 * @param pattern matches a span, or holds one group for each span
 * @param example a text that holds such spans and nothing else that is protected
 */
record SpanRule(SpanKind kind, Pattern sign, Pattern pattern, String example) {
  private static final String RESOURCE = "protected-spans.tsv";
  private static final int COLUMNS = 4;

  /** All rules, the first of two that match at one place goes before the second. */
  static List<SpanRule> load() {
    return CleaningRules.lines(RESOURCE).stream().map(SpanRule::of).toList();
  }

  private static SpanRule of(String line) {
    String[] columns = line.split("\t", -1);
    if (columns.length != COLUMNS) {
      throw new IllegalStateException(
          "Invalid line in " + RESOURCE + ", " + columns.length + " columns: " + line);
    }
    return new SpanRule(
        SpanKind.valueOf(columns[0].toUpperCase(Locale.ROOT)),
        Pattern.compile(columns[1]),
        Pattern.compile(columns[2]),
        columns[3]);
  }

  /** Where a text holds such spans; those of one match stand and fall together. */
  List<List<TextSpan>> find(String text) {
    return sign.matcher(text).find() ? search(text) : List.of();
  }

  /** The same of the pattern alone. */
  List<List<TextSpan>> search(String text) {
    List<List<TextSpan>> found = new ArrayList<>();
    Matcher matcher = pattern.matcher(text);
    while (matcher.find()) {
      found.add(spans(matcher.toMatchResult()));
    }
    return found;
  }

  private static List<TextSpan> spans(MatchResult match) {
    if (match.groupCount() == 0) {
      return List.of(new TextSpan(match.start(), match.end()));
    }
    List<TextSpan> spans = new ArrayList<>();
    for (int group = 1; group <= match.groupCount(); group++) {
      spans.add(new TextSpan(match.start(group), match.end(group)));
    }
    return spans;
  }
}
