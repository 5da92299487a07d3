package org.courant.translation;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.courant.briefing.Finding;
import org.courant.text.SentenceSegmenter;

/**
 * A Korean or Ukrainian target of one sentence has ended, and a few words more stand behind its
 * end: a search that had to say them left them for last.
 */
final class WordsAfterEnd implements QualityCheck {
  static final String CODE = "after_end";

  /** More words than these may be a second sentence, as people make of a long one. */
  private static final int MOST_WORDS = 3;

  /** A mark that may end a sentence inside a source. */
  private static final Pattern INNER_END = Pattern.compile("[.!?…]\\P{L}*\\s+\\S");

  /** Tells “No. 5” from two sentences. */
  private static final SentenceSegmenter SENTENCES = new SentenceSegmenter();

  /**
   * What tells the sentences of a language.
   *
   * @param end how one ends before a word that follows
   * @param shortSentence few words that are one all the same
   */
  private record Sentences(Pattern end, Pattern shortSentence) {}

  /** Ukrainian shortens words with full stops. */
  private static final Map<String, Sentences> LANGUAGES =
      Map.of(
          "ko",
          new Sentences(
              Pattern.compile("[다요까죠오][.!?…]+\\s+(?=[\\p{L}\\p{N}])|[가-힣][다요까죠][.!?]+(?=[가-힣])"),
              Pattern.compile("[다요까죠]\\P{L}*$")),
          "uk",
          new Sentences(
              Pattern.compile(
                  "(?<!\\p{L})(?!(?:проф|акад|англ|просп|млрд|канд)\\.)\\p{L}[\\p{L}'’ʼ-]{3,}[.!?…]+"
                      + "\\s+(?=[\\p{L}\\p{N}])",
                  Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE),
              Pattern.compile("^\\p{Lu}.*\\s.*[.!?…]\\P{L}*$")));

  @Override
  public String code() {
    return CODE;
  }

  @Override
  public boolean appliesTo(Candidate candidate) {
    return sentences(candidate.source(), candidate.language()).isPresent();
  }

  /** Those of a language; empty if this check does not look at targets of a source. */
  private static Optional<Sentences> sentences(String source, String language) {
    return Optional.ofNullable(LANGUAGES.get(Locale.forLanguageTag(language).getLanguage()))
        .filter(known -> isOne(source));
  }

  private static boolean isOne(String source) {
    return !INNER_END.matcher(source).find() || SENTENCES.spans(source).size() == 1;
  }

  /** What a search may not go on to in targets of a source: any word behind the first end. */
  static Optional<Predicate<String>> refused(String source, String language) {
    return sentences(source, language).map(known -> target -> known.end().matcher(target).find());
  }

  @Override
  public Optional<Finding> examine(Candidate candidate) {
    return sentences(candidate.source(), candidate.language())
        .flatMap(known -> behind(candidate.target(), known))
        .map(words -> new Finding(CODE, "“" + words + "” stands behind the end of the sentence"));
  }

  /** The words behind the last end inside a target, unless they are a sentence of their own. */
  private static Optional<String> behind(String target, Sentences known) {
    return known
        .end()
        .matcher(target)
        .results()
        .reduce((earlier, later) -> later)
        .map(end -> target.substring(end.end()).strip())
        .filter(words -> words.split("\\s+", -1).length <= MOST_WORDS)
        .filter(words -> !known.shortSentence().matcher(words).find());
  }
}
