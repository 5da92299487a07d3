package org.courant.text;

import com.ibm.icu.text.BreakIterator;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToIntFunction;
import java.util.regex.Pattern;

/**
 * Cuts a sentence that is too long for a model where a reader would pause: behind a semicolon,
 * colon or dash, before a conjunction behind a comma, behind a comma, at a space, and only then
 * inside a word, never inside a character. Nothing is lost: the pieces hold every non-space of the
 * sentence. Thread-safe.
 */
public final class ClauseSplitter {
  private static final Pattern CONJUNCTION =
      Pattern.compile(
          "\\s*(?:and|but|or|nor|so|yet|while|which|who|whose|where|when|because|although|though|as|if"
              + "|after|before|since|until|that)\\b.*",
          Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
  private static final int CONJUNCTION_REACH = 12;

  /** From the best place for a cut to the worst. */
  private enum Place {
    STRONG,
    CONJUNCTION,
    COMMA,
    SPACE
  }

  /**
   * Cuts a sentence into pieces within a limit.
   *
   * @param sentence the sentence
   * @param tokens counts the tokens of a text
   * @param limit most tokens of a piece
   * @return the sentence itself if it is within the limit; a single character that is above it
   *     stays whole
   */
  public List<String> split(String sentence, ToIntFunction<String> tokens, int limit) {
    if (limit < 1) {
      throw new IllegalArgumentException("Invalid limit: " + limit + ", at least 1");
    }
    List<String> pieces = new ArrayList<>();
    split(sentence.strip(), tokens, limit, pieces);
    return pieces;
  }

  private static void split(
      String text, ToIntFunction<String> tokens, int limit, List<String> pieces) {
    if (text.isEmpty()) {
      return;
    }
    int count = tokens.applyAsInt(text);
    int cut = count <= limit ? text.length() : cut(text, (count + limit - 1) / limit);
    if (cut == text.length()) {
      pieces.add(text);
      return;
    }
    split(text.substring(0, cut).strip(), tokens, limit, pieces);
    split(text.substring(cut).strip(), tokens, limit, pieces);
  }

  /**
   * Where to cut a text that makes {@code parts} pieces: near the end of the first half of them.
   */
  private static int cut(String text, int parts) {
    int length = text.length();
    int aim = (int) ((long) length * (parts / 2) / parts);
    int reach = Math.max(1, length / (2 * parts));
    int from = Math.max(1, aim - reach);
    int to = Math.min(length - 1, aim + reach);
    Map<Place, Integer> nearest = new EnumMap<>(Place.class);
    for (int at = from; at <= to; at++) {
      Place place = place(text, at);
      if (place != null) {
        nearest.merge(place, at, (a, b) -> Math.abs(a - aim) <= Math.abs(b - aim) ? a : b);
      }
    }
    // An EnumMap runs from the best place to the worst.
    return nearest.values().stream().findFirst().orElseGet(() -> characterBoundary(text, aim));
  }

  /** What kind of place lies before index {@code at}, null if none. */
  private static Place place(String text, int at) {
    if (!Character.isWhitespace(text.charAt(at))) {
      return text.charAt(at - 1) == '—' ? Place.STRONG : null;
    }
    return switch (text.charAt(at - 1)) {
      case ';', ':', '—', '–', ')', ']' -> Place.STRONG;
      case ',' -> {
        String next = text.substring(at, Math.min(text.length(), at + CONJUNCTION_REACH));
        yield CONJUNCTION.matcher(next).matches() ? Place.CONJUNCTION : Place.COMMA;
      }
      default -> Place.SPACE;
    };
  }

  /**
   * Cuts a sentence at every pause of a reader: behind a semicolon, colon, dash, bracket or comma.
   *
   * @param sentence the sentence
   * @param fewestWords words of a clause, by white space; what would leave fewer on either side is
   *     not cut
   * @return where the clauses are, without white space around; the whole sentence if it has no
   *     pause
   */
  public static List<TextSpan> clauses(String sentence, int fewestWords) {
    List<TextSpan> clauses = new ArrayList<>();
    int from = 0;
    for (int at = 1; at < sentence.length(); at++) {
      Place place = place(sentence, at);
      if (place != null
          && place != Place.SPACE
          && words(sentence, from, at) >= fewestWords
          && words(sentence, at, sentence.length()) >= fewestWords) {
        addStripped(sentence, from, at, clauses);
        from = at;
      }
    }
    addStripped(sentence, from, sentence.length(), clauses);
    return clauses;
  }

  private static int words(String text, int from, int to) {
    int words = 0;
    boolean inside = false;
    for (int i = from; i < to; i++) {
      boolean space = Character.isWhitespace(text.charAt(i));
      words += !space && !inside ? 1 : 0;
      inside = !space;
    }
    return words;
  }

  private static void addStripped(String text, int from, int to, List<TextSpan> clauses) {
    int start = from;
    int end = to;
    while (start < end && Character.isWhitespace(text.charAt(start))) {
      start++;
    }
    while (end > start && Character.isWhitespace(text.charAt(end - 1))) {
      end--;
    }
    if (start < end) {
      clauses.add(new TextSpan(start, end));
    }
  }

  private static int characterBoundary(String text, int aim) {
    BreakIterator characters = BreakIterator.getCharacterInstance(Locale.ROOT);
    // A window is enough: grapheme clusters are short, and indexing a long text is not.
    int from = Math.max(0, aim - 200);
    int to = Math.min(text.length(), aim + 200);
    characters.setText(text.substring(from, to));
    int boundary = from + characters.following(Math.max(0, aim - from - 1));
    if (boundary > 0 && boundary < text.length()) {
      return boundary;
    }
    int before = characters.preceding(Math.min(to - from, aim - from + 1));
    return before > 0 ? from + before : text.length();
  }
}
