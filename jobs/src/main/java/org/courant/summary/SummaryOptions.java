package org.courant.summary;

import java.io.Serializable;
import java.util.Collection;
import java.util.List;
import java.util.Objects;

/**
 * What was asked of the summaries of a run.
 *
 * @param strategy how they are made
 * @param length the most each may hold
 * @param languages in which they are given, each once
 * @param faithful whether a written sentence that says what the briefing does not is replaced by
 *     the briefing's best sentence for it; for {@link SummaryStrategy#ABSTRACTIVE} only
 * @param from what a model that writes them reads: the briefing, whose summary is then translated,
 *     or each translation, whose summary is in its language; the latter for {@link
 *     SummaryStrategy#ABSTRACTIVE} only
 */
public record SummaryOptions(
    SummaryStrategy strategy,
    SummaryLength length,
    List<SummaryLanguage> languages,
    boolean faithful,
    SummaryLanguage from)
    implements Serializable {

  /** Sentences in a summary unless told otherwise. */
  public static final int DEFAULT_SENTENCES = 2;

  public SummaryOptions {
    Objects.requireNonNull(strategy, "strategy");
    Objects.requireNonNull(length, "length");
    languages = sorted(languages);
    if (languages.isEmpty()) {
      throw new IllegalArgumentException(
          "Invalid summary-language: none, must be source, target or both");
    }
    Objects.requireNonNull(from, "from");
    if (from == SummaryLanguage.TARGET && strategy != SummaryStrategy.ABSTRACTIVE) {
      throw new IllegalArgumentException(
          "Invalid summary-from: target, must go with --summary abstractive, not "
              + strategy.label()
              + ", whose sentences are those of the briefing");
    }
    if (faithful && strategy != SummaryStrategy.ABSTRACTIVE) {
      throw new IllegalArgumentException(
          "Invalid faithful: true, must go with --summary abstractive, not "
              + strategy.label()
              + ", which is faithful by itself");
    }
  }

  /** Extractive, two sentences, both languages. */
  public static SummaryOptions defaults() {
    return new SummaryOptions(
        SummaryStrategy.EXTRACTIVE,
        SummaryLength.sentences(DEFAULT_SENTENCES),
        List.of(SummaryLanguage.values()),
        false,
        SummaryLanguage.SOURCE);
  }

  /** Sentences of the briefing itself, in the given languages. */
  public static SummaryOptions ofSegments(
      SummaryStrategy strategy, SummaryLength length, List<SummaryLanguage> languages) {
    return new SummaryOptions(strategy, length, languages, false, SummaryLanguage.SOURCE);
  }

  /** Whether a model writes the summary of each translation. */
  public boolean isWrittenOfTranslations() {
    return from == SummaryLanguage.TARGET;
  }

  /** The same for a briefing of which nothing written can be used. */
  public SummaryOptions extractive() {
    SummaryLength within =
        length.isUnlimited() ? SummaryLength.sentences(DEFAULT_SENTENCES) : length;
    return ofSegments(SummaryStrategy.EXTRACTIVE, within, languages);
  }

  private static List<SummaryLanguage> sorted(Collection<SummaryLanguage> languages) {
    return languages.stream().distinct().sorted().toList();
  }
}
