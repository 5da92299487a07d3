package org.courant.translation;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.courant.text.ClauseSplitter;
import org.courant.text.ProtectedSpan;
import org.courant.text.ProtectedSpans;
import org.courant.text.TextSpan;

/**
 * A sentence cut around its protected spans and at its clauses.
 *
 * @param parts in order; joined they are the sentence
 */
record CutSentence(List<Part> parts) {
  /** A clause of fewer words is too little for a model to go by. */
  private static final int FEWEST_WORDS = 4;

  /** What comes before the first letter or digit of a piece, and behind the last one. */
  private static final Pattern EDGES =
      Pattern.compile("^([^\\p{L}\\p{N}“\"«‘'(]*)(.*?)([\\s(\\[“«]*)$", Pattern.DOTALL);

  private static final Pattern SENTENCE_END = Pattern.compile("[.!?…。]+[\"'”’»)]*$");

  CutSentence {
    parts = List.copyOf(parts);
  }

  /**
   * A part of a sentence.
   *
   * @param text its text
   * @param translated whether the model is asked for it
   */
  record Part(String text, boolean translated) {}

  static CutSentence of(String sentence) {
    List<Part> parts = new ArrayList<>();
    int from = 0;
    for (ProtectedSpan span : ProtectedSpans.of(sentence)) {
      addText(sentence.substring(from, span.span().start()), parts);
      parts.add(new Part(span.text(), false));
      from = span.span().end();
    }
    addText(sentence.substring(from), parts);
    return new CutSentence(parts);
  }

  private static void addText(String text, List<Part> parts) {
    int from = 0;
    for (TextSpan clause : ClauseSplitter.clauses(text, FEWEST_WORDS)) {
      add(text.substring(from, clause.start()), false, parts);
      Matcher edges = EDGES.matcher(clause.of(text));
      if (edges.matches() && Letters.count(edges.group(2)) > 0) {
        add(edges.group(1), false, parts);
        add(edges.group(2), true, parts);
        add(edges.group(3), false, parts);
      } else {
        add(clause.of(text), false, parts);
      }
      from = clause.end();
    }
    add(text.substring(from), false, parts);
  }

  private static void add(String text, boolean translated, List<Part> parts) {
    if (!text.isEmpty()) {
      parts.add(new Part(text, translated));
    }
  }

  /** Whether the model would be asked for anything but the whole sentence. */
  boolean isCut() {
    return parts.size() > 1;
  }

  /** The texts the model is asked for, in order. */
  List<String> pieces() {
    return parts.stream().filter(Part::translated).map(Part::text).toList();
  }

  /** The sentence with each piece replaced by its target. */
  String joined(UnaryOperator<String> targets) {
    StringBuilder joined = new StringBuilder();
    for (Part part : parts) {
      joined.append(
          part.translated() ? fitted(part.text(), targets.apply(part.text())) : part.text());
    }
    return joined.toString();
  }

  /** A model ends and begins everything like a sentence; a piece keeps what its source has. */
  private static String fitted(String piece, String target) {
    String fitted = target.strip();
    if (!SENTENCE_END.matcher(piece).find()) {
      fitted = SENTENCE_END.matcher(fitted).replaceFirst("");
    }
    if (!fitted.isEmpty() && Character.isLowerCase(piece.codePointAt(0))) {
      int first = fitted.offsetByCodePoints(0, 1);
      fitted = fitted.substring(0, first).toLowerCase(Locale.ROOT) + fitted.substring(first);
    }
    return fitted;
  }
}
