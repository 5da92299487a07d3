package org.courant.translation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.courant.text.RegionNames;

/**
 * The names and acronyms of an English text, as far as they are certain to be names: words with a
 * capital within a sentence, and countries and other well-known names at its beginning, but no
 * titles, no words that are translated, and nothing that stands beside one.
 *
 * @param names one or more words each, as they are written
 * @param acronyms two to six capitals each
 */
public record SourceNames(List<String> names, List<String> acronyms) {
  private static final Pattern WORD = Pattern.compile("\\p{L}[\\p{L}\\p{M}]*(?:['’]\\p{L}+)?");
  private static final Pattern NAME =
      Pattern.compile("(?:O['’]|Mac|Mc)?\\p{Lu}[\\p{Ll}\\p{M}]{2,}");
  private static final Pattern ACRONYM = Pattern.compile("\\p{Lu}{2,6}");

  /** Endings of peoples, beliefs, sciences and of words that are no names. */
  private static final Pattern TRANSLATED =
      Pattern.compile(
          ".*(?:ese|ish|ians?|eans?|icans?|ists?|isms?|ics?|ology|[ts]ions?|ments?|ings?|ships?"
              + "|ness|ity|ives?|ers|ors|ences?|ances?|able|ible|ful|ous|iers?|al|ways?)");

  private static final RegionNames REGIONS = RegionNames.between("en", "en");

  /** What stands between two words of a sentence. */
  private static final Pattern WITHIN_SENTENCE = Pattern.compile("[-,&() ]+");

  private static final Pattern POSSESSIVE = Pattern.compile("['’]s$");

  /** A heading writes shorter words small too. */
  private static final int LONG_WORD = 4;

  public SourceNames {
    names = List.copyOf(names);
    acronyms = List.copyOf(acronyms);
  }

  private record Word(String text, String before, boolean first) {
    boolean capital() {
      return isCapital(text);
    }

    boolean follows() {
      return before.equals(" ") || before.equals("-");
    }
  }

  /** The names of a text; none if it is written as a heading. */
  public static SourceNames of(String text) {
    List<Word> words = words(text);
    return isHeading(words.stream().map(Word::text))
        ? new SourceNames(List.of(), List.of())
        : new SourceNames(names(words), acronyms(words));
  }

  /** Whether all longer words have a capital, as in a heading. */
  static boolean isHeading(Stream<String> words) {
    return words.filter(word -> word.length() >= LONG_WORD).allMatch(SourceNames::isCapital);
  }

  private static boolean isCapital(String word) {
    return Character.isUpperCase(word.codePointAt(0));
  }

  private static List<Word> words(String text) {
    List<Word> words = new ArrayList<>();
    Matcher matcher = WORD.matcher(text);
    int end = 0;
    while (matcher.find()) {
      String before = text.substring(end, matcher.start());
      String word = POSSESSIVE.matcher(matcher.group()).replaceFirst("");
      String last = words.isEmpty() ? "" : words.get(words.size() - 1).text();
      words.add(new Word(word, before, last.isEmpty() || startsSentence(last, before)));
      // What a possessive takes away parts it from the next word.
      end = matcher.start() + word.length();
    }
    return words;
  }

  private static boolean startsSentence(String last, String before) {
    boolean abbreviated = last.length() == 1 || NameWords.isTitle(last);
    return !(before.equals(". ") ? abbreviated : WITHIN_SENTENCE.matcher(before).matches());
  }

  private static List<String> names(List<Word> words) {
    List<String> names = new ArrayList<>();
    int at = 0;
    while (at < words.size()) {
      int end = at + 1;
      while (words.get(at).capital()
          && end < words.size()
          && words.get(end).capital()
          && words.get(end).follows()) {
        end++;
      }
      if (words.get(at).capital()) {
        name(words.subList(at, end)).ifPresent(names::add);
      }
      at = end;
    }
    return names.stream().distinct().toList();
  }

  /**
   * The name that words with capitals are, without titles and without the small word that may begin
   * a sentence. The first word of a sentence alone may be anything, unless it is a well-known name.
   */
  private static Optional<String> name(List<Word> run) {
    int start = run.get(0).first() && NameWords.isCommon(run.get(0).text()) ? 1 : 0;
    while (start < run.size() && NameWords.isTitle(run.get(start).text())) {
      start++;
    }
    List<Word> words = run.subList(start, run.size());
    boolean uncertain =
        words.isEmpty()
            || (words.size() == 1 && words.get(0).first() && !isKnown(words.get(0).text()));
    return uncertain || !words.stream().allMatch(SourceNames::isName)
        ? Optional.empty()
        : Optional.of(words.stream().map(Word::text).collect(Collectors.joining(" ")));
  }

  private static boolean isKnown(String word) {
    return NameWords.isName(word) || REGIONS.find(word).isPresent();
  }

  private static boolean isName(Word word) {
    String text = word.text();
    return NAME.matcher(text).matches()
        && !NameWords.isCommon(text)
        && !NameWords.isTitle(text)
        && !TRANSLATED.matcher(text).matches();
  }

  private static List<String> acronyms(List<Word> words) {
    return words.stream()
        .map(Word::text)
        .filter(word -> ACRONYM.matcher(word).matches())
        .filter(word -> RomanNumeral.read(word).isEmpty())
        .distinct()
        .toList();
  }
}
