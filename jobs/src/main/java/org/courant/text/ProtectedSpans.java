package org.courant.text;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;

/**
 * Finds what a translation must carry over byte for byte, by the rules of {@code
 * protected-spans.tsv}: addresses, handles, hashtags, file names, code, placeholders, marks of HTML
 * and Markdown, and designations such as {@code COVID-19}.
 *
 * <p>Numbers and their units are not among them: languages write them in ways of their own (1,160만,
 * 85 млн), so they are compared by value. Thread-safe.
 */
public final class ProtectedSpans {
  private static final List<SpanRule> RULES = SpanRule.load();

  /** What may follow an address in a sentence and belongs to the sentence. */
  private static final String AFTER_ADDRESS = ".,;:!?…'\"’”»*_~";

  private ProtectedSpans() {}

  /** The spans of a text: in order, apart. Of two that overlap the one that begins first counts. */
  public static List<ProtectedSpan> of(String text) {
    List<Match> matches = new ArrayList<>();
    for (SpanRule rule : RULES) {
      for (List<TextSpan> spans : rule.find(text)) {
        matches.add(new Match(rule.kind(), trimmed(rule.kind(), text, spans)));
      }
    }
    matches.sort(
        Comparator.comparingInt(Match::start)
            .thenComparing(Match::length, Comparator.reverseOrder()));
    List<ProtectedSpan> kept = new ArrayList<>();
    BitSet taken = new BitSet(text.length());
    for (Match match : matches) {
      if (match.spans().stream().allMatch(span -> isFree(span, taken))) {
        for (TextSpan span : match.spans()) {
          kept.add(new ProtectedSpan(match.kind(), span, span.of(text)));
          taken.set(span.start(), span.end());
        }
      }
    }
    kept.sort(Comparator.comparingInt(protectedSpan -> protectedSpan.span().start()));
    return List.copyOf(kept);
  }

  /** A text with every span that is strict taken out, a space in its place. */
  public static String without(String text) {
    StringBuilder left = new StringBuilder();
    int from = 0;
    for (ProtectedSpan found : of(text)) {
      if (found.kind().isStrict()) {
        left.append(text, from, found.span().start()).append(' ');
        from = found.span().end();
      }
    }
    return left.append(text, from, text.length()).toString();
  }

  private static boolean isFree(TextSpan span, BitSet taken) {
    int next = taken.nextSetBit(span.start());
    return next < 0 || next >= span.end();
  }

  /** Without the punctuation that belongs to the sentence. */
  private static List<TextSpan> trimmed(SpanKind kind, String text, List<TextSpan> spans) {
    if (kind != SpanKind.ADDRESS && kind != SpanKind.FILE) {
      return spans;
    }
    return spans.stream().map(span -> trimmed(text, span)).toList();
  }

  private static TextSpan trimmed(String text, TextSpan span) {
    int end = span.end();
    while (end > span.start() + 1 && isAfterAddress(text, span.start(), end)) {
      end--;
    }
    return new TextSpan(span.start(), end);
  }

  private static boolean isAfterAddress(String text, int start, int end) {
    char last = text.charAt(end - 1);
    return AFTER_ADDRESS.indexOf(last) >= 0
        || (last == ')' && isUnbalanced(text, start, end, '(', ')'))
        || (last == ']' && isUnbalanced(text, start, end, '[', ']'))
        || (last == '}' && isUnbalanced(text, start, end, '{', '}'));
  }

  private static boolean isUnbalanced(String text, int start, int end, char open, char close) {
    int depth = 0;
    for (int i = start; i < end; i++) {
      depth += text.charAt(i) == open ? 1 : text.charAt(i) == close ? -1 : 0;
    }
    return depth < 0;
  }

  private record Match(SpanKind kind, List<TextSpan> spans) {
    int start() {
      return spans.get(0).start();
    }

    int length() {
      return spans.get(0).end() - start();
    }
  }
}
