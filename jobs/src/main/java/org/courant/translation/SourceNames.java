package org.courant.translation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The names and acronyms of an English text, as far as they are certain to be names: words with a
 * capital within a sentence, but no titles, no words that are translated, and nothing that stands
 * beside one.
 *
 * @param names one or more words each, as they are written
 * @param acronyms two to six capitals each
 */
public record SourceNames(List<String> names, List<String> acronyms) {
  private static final Pattern WORD = Pattern.compile("\\p{L}[\\p{L}\\p{M}]*(?:['’]\\p{L}+)?");
  private static final Pattern NAME =
      Pattern.compile("(?:O['’]|Mac|Mc)?\\p{Lu}[\\p{Ll}\\p{M}]{2,}");
  private static final Pattern ACRONYM = Pattern.compile("\\p{Lu}{2,6}");
  private static final Pattern PEOPLE =
      Pattern.compile(".*(?:ese|ish|ians?|eans?|ists?|isms?|ics?|ology)");
  private static final Pattern POSSESSIVE = Pattern.compile("['’]s$");

  /** A text of which so many words have capitals is a heading. */
  private static final double HEADING = 0.5;

  public SourceNames {
    names = List.copyOf(names);
    acronyms = List.copyOf(acronyms);
  }

  private record Word(String text, String before, boolean first) {
    boolean capital() {
      return Character.isUpperCase(text.codePointAt(0));
    }

    boolean follows() {
      return before.equals(" ") || before.equals("-");
    }
  }

  /** The names of a text; none if it is written as a heading. */
  public static SourceNames of(String text) {
    List<Word> words = words(text);
    long capitals = words.stream().filter(Word::capital).count();
    return capitals > HEADING * words.size()
        ? new SourceNames(List.of(), List.of())
        : new SourceNames(names(words), acronyms(words));
  }

  private static List<Word> words(String text) {
    List<Word> words = new ArrayList<>();
    Matcher matcher = WORD.matcher(text);
    int end = 0;
    while (matcher.find()) {
      String before = text.substring(end, matcher.start());
      String word = POSSESSIVE.matcher(matcher.group()).replaceFirst("");
      words.add(new Word(word, before, end == 0 || startsSentence(before)));
      // What a possessive takes away parts it from the next word.
      end = matcher.start() + word.length();
    }
    return words;
  }

  private static boolean startsSentence(String before) {
    return !before.equals(" ") && !before.matches("[-,&() ]+|\\. ");
  }

  private static List<String> names(List<Word> words) {
    List<String> names = new ArrayList<>();
    int at = 0;
    while (at < words.size()) {
      int end = at + 1;
      while (end < words.size() && words.get(end).capital() && words.get(end).follows()) {
        end++;
      }
      if (words.get(at).capital()) {
        name(words.subList(at, end)).ifPresent(names::add);
      }
      at = end;
    }
    return names.stream().distinct().toList();
  }

  /** The name that words with capitals are, without the titles before it. */
  private static Optional<String> name(List<Word> run) {
    int start = 0;
    while (start < run.size() && NameWords.isTitle(run.get(start).text())) {
      start++;
    }
    List<Word> words = run.subList(start, run.size());
    boolean first = words.isEmpty() || words.get(0).first();
    return first || !words.stream().allMatch(SourceNames::isName)
        ? Optional.empty()
        : Optional.of(String.join(" ", words.stream().map(Word::text).toList()));
  }

  private static boolean isName(Word word) {
    String text = word.text();
    return NAME.matcher(text).matches()
        && !NameWords.isCommon(text)
        && !NameWords.isTitle(text)
        && !PEOPLE.matcher(text).matches();
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
