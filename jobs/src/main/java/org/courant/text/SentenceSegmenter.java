package org.courant.text;

import com.ibm.icu.text.BreakIterator;
import com.ibm.icu.util.ULocale;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * Cuts a paragraph into sentences: ICU's sentence breaks (Unicode Standard Annex 29), less those
 * behind abbreviations, initials and list numbers, inside a quotation's attribution, and inside a
 * protected span. Thread-safe.
 */
public final class SentenceSegmenter {
  private final ULocale locale;
  private final Abbreviations abbreviations;

  /** A segmenter for English. */
  public SentenceSegmenter() {
    this("en");
  }

  /** A segmenter for a BCP 47 language; the abbreviations are known for English. */
  public SentenceSegmenter(String language) {
    this.locale = ULocale.forLanguageTag(language);
    this.abbreviations =
        locale.getLanguage().equals("en") ? Abbreviations.english() : Abbreviations.none();
  }

  /** The sentences of a paragraph. */
  public List<String> segment(String paragraph) {
    return spans(paragraph).stream().map(span -> span.of(paragraph)).toList();
  }

  /** Where they are: in order, apart, without white space around, and covering every non-space. */
  public List<TextSpan> spans(String paragraph) {
    BreakIterator breaks = BreakIterator.getSentenceInstance(locale);
    breaks.setText(paragraph);
    List<TextSpan> spans = new ArrayList<>();
    BitSet whole = inside(ProtectedSpans.of(paragraph));
    int start = breaks.first();
    for (int end = breaks.next(); end != BreakIterator.DONE; end = breaks.next()) {
      boolean last = end == paragraph.length();
      if (last || (!whole.get(end) && isBreak(paragraph, start, end))) {
        addTrimmed(paragraph, start, end, spans);
        start = end;
      }
    }
    return spans;
  }

  /** The indexes at which a cut would part a span. */
  private static BitSet inside(List<ProtectedSpan> spans) {
    BitSet inside = new BitSet();
    spans.forEach(found -> inside.set(found.span().start() + 1, found.span().end()));
    return inside;
  }

  private boolean isBreak(String text, int start, int at) {
    int letter = firstLetterOrDigit(text, at);
    if (letter < 0) {
      // Only quotes or dots are left: they belong to this sentence.
      return false;
    }
    if (Character.isLowerCase(text.codePointAt(letter))) {
      // An attribution goes on: “Why now?” asked the minister.
      return false;
    }
    return abbreviations.allowBreak(text.substring(start, at).strip(), text.substring(at).strip());
  }

  private static int firstLetterOrDigit(String text, int from) {
    for (int i = from; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
      if (Character.isLetterOrDigit(text.codePointAt(i))) {
        return i;
      }
    }
    return -1;
  }

  private static void addTrimmed(String text, int start, int end, List<TextSpan> spans) {
    int from = start;
    int to = end;
    while (from < to && isSpace(text.charAt(from))) {
      from++;
    }
    while (to > from && isSpace(text.charAt(to - 1))) {
      to--;
    }
    if (from < to) {
      spans.add(new TextSpan(from, to));
    }
  }

  private static boolean isSpace(char c) {
    return Character.isWhitespace(c) || Character.isSpaceChar(c);
  }
}
