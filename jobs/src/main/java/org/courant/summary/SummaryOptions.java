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
 */
public record SummaryOptions(
    SummaryStrategy strategy,
    SummaryLength length,
    List<SummaryLanguage> languages,
    boolean faithful)
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
        false);
  }

  /** The same for a briefing of which nothing written can be used. */
  SummaryOptions extractive() {
    SummaryLength within =
        length.isUnlimited() ? SummaryLength.sentences(DEFAULT_SENTENCES) : length;
    return new SummaryOptions(SummaryStrategy.EXTRACTIVE, within, languages, false);
  }

  private static List<SummaryLanguage> sorted(Collection<SummaryLanguage> languages) {
    return languages.stream().distinct().sorted().toList();
  }
}
