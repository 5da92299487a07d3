package org.courant.translation;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.courant.briefing.Finding;

/**
 * A Korean or Ukrainian target says a word twice in a row, or a piece of a word three times, where
 * the source repeats nothing. Other languages double words by their grammar (Vietnamese, French
 * “nous nous”).
 */
final class WordTwice implements QualityCheck {
  static final String CODE = "word_twice";

  private static final Set<String> LANGUAGES = Set.of("ko", "uk");

  private static final String SIGN = "[\\p{L}\\p{M}\\p{N}'’ʼ-]";

  /** A word with a letter, itself again, and no more of a word on either side. */
  private static final Pattern TWICE =
      Pattern.compile(
          "(?<!" + SIGN + ")(?=" + SIGN + "*\\p{L})(" + SIGN + "+)\\s+\\1(?!" + SIGN + ")",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

  /** A piece of a word that follows itself twice: “물용용용”. Capitals may be a numeral: “III”. */
  private static final Pattern STUTTER = Pattern.compile("([\\p{Ll}\\p{Lo}]{1,4})\\1\\1");

  /** Up to three words that follow themselves, whatever stands between. */
  private static final Pattern REPEATED =
      Pattern.compile("\\b(\\p{L}{2,}(?:\\s\\p{L}+){0,2})\\P{L}+\\1\\b", Pattern.CASE_INSENSITIVE);

  /** Korean words that are said twice to mean each, or more and more. */
  private static final Set<String> DOUBLED =
      Set.of("하나", "하루", "그때", "따로", "서로", "너무", "조금", "차츰", "굽이", "마디");

  @Override
  public String code() {
    return CODE;
  }

  @Override
  public boolean appliesTo(Candidate candidate) {
    return appliesTo(candidate.language());
  }

  private static boolean appliesTo(String language) {
    return LANGUAGES.contains(Locale.forLanguageTag(language).getLanguage());
  }

  private static boolean looksAt(String source, String language) {
    return appliesTo(language)
        && !REPEATED.matcher(source).find()
        && !STUTTER.matcher(source.toLowerCase(Locale.ROOT)).find();
  }

  /** What this check objects to in targets of a source; empty if it does not look at them. */
  static Optional<Predicate<String>> refused(String source, String language) {
    return looksAt(source, language)
        ? Optional.of(target -> twice(target).or(() -> stutter(target)).isPresent())
        : Optional.empty();
  }

  @Override
  public Optional<Finding> examine(Candidate candidate) {
    if (!looksAt(candidate.source(), candidate.language())) {
      return Optional.empty();
    }
    String target = candidate.target();
    return twice(target)
        .map(word -> "“" + word + "” stands there twice in a row")
        .or(() -> stutter(target).map(piece -> "“" + piece + "” repeats a piece of a word"))
        .map(detail -> new Finding(CODE, detail));
  }

  /** The first word that a target says twice in a row. */
  private static Optional<String> twice(String target) {
    return TWICE
        .matcher(target)
        .results()
        .map(twice -> twice.group(1))
        .filter(word -> !DOUBLED.contains(word))
        .findFirst();
  }

  private static Optional<String> stutter(String target) {
    return STUTTER.matcher(target).results().map(MatchResult::group).findFirst();
  }
}
