package org.courant.translation;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.courant.briefing.Finding;

/**
 * A Korean or Ukrainian target of one sentence has ended, and a few words more stand behind its
 * end: a search that had to say them left them for last.
 */
final class WordsAfterEnd implements QualityCheck {
  static final String CODE = "after_end";

  /** More words than these may be a second sentence, as people make of a long one. */
  private static final int MOST_WORDS = 3;

  /** A mark that may end a sentence inside a source, which then may be several. */
  private static final Pattern INNER_END = Pattern.compile("[.!?…]\\P{L}*\\s+\\S");

  /** How a sentence ends before a word that follows; Ukrainian shortens words with full stops. */
  private static final Map<String, Pattern> ENDS =
      Map.of(
          "ko",
          Pattern.compile("[다요까죠오][.!?…]+\\s+(?=[\\p{L}\\p{N}])"),
          "uk",
          Pattern.compile(
              "(?<!\\p{L})(?!(?:проф|акад|англ|просп|млрд|канд)\\.)\\p{L}[\\p{L}'’ʼ-]{3,}[.!?…]+"
                  + "\\s+(?=[\\p{L}\\p{N}])",
              Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE));

  /** Few words that are a sentence all the same. */
  private static final Map<String, Pattern> SHORT_SENTENCES =
      Map.of(
          "ko",
          Pattern.compile("[다요까죠]\\P{L}*$"),
          "uk",
          Pattern.compile("^\\p{Lu}.*\\s.*[.!?…]\\P{L}*$"));

  @Override
  public String code() {
    return CODE;
  }

  @Override
  public boolean appliesTo(Candidate candidate) {
    return looksAt(candidate.source(), candidate.language());
  }

  private static boolean looksAt(String source, String language) {
    return ENDS.containsKey(primary(language)) && !INNER_END.matcher(source).find();
  }

  private static String primary(String language) {
    return Locale.forLanguageTag(language).getLanguage();
  }

  /** What a search may not go on to in targets of a source: any word behind the first end. */
  static Optional<Predicate<String>> refused(String source, String language) {
    return looksAt(source, language)
        ? Optional.of(target -> lastEnd(target, language).isPresent())
        : Optional.empty();
  }

  @Override
  public Optional<Finding> examine(Candidate candidate) {
    if (!appliesTo(candidate)) {
      return Optional.empty();
    }
    OptionalInt end = lastEnd(candidate.target(), candidate.language());
    String rest = candidate.target().substring(end.orElse(candidate.target().length())).strip();
    boolean sentence =
        rest.isEmpty()
            || rest.split("\\s+", -1).length > MOST_WORDS
            || SHORT_SENTENCES.get(primary(candidate.language())).matcher(rest).find();
    return sentence
        ? Optional.empty()
        : Optional.of(new Finding(CODE, "“" + rest + "” stands behind the end of the sentence"));
  }

  /** Where the words behind the last end of a sentence begin, if there are any. */
  private static OptionalInt lastEnd(String target, String language) {
    Matcher ends = ENDS.get(primary(language)).matcher(target);
    return ends.results().mapToInt(end -> end.end()).max();
  }
}
