package org.courant.newsletter;

import com.ibm.icu.text.ListFormatter;
import com.ibm.icu.text.NumberFormat;
import com.ibm.icu.util.ULocale;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What readers are told of a translation: that a machine made it, and who looked at it. Only a
 * briefing that passes review can have been reviewed by somebody.
 */
final class Notices {
  private static final String REVIEWED = "notice-reviewed";
  private static final String CHECKED = "notice-checked";
  private static final String FLAGGED = "notice-flagged";
  private static final String DOUBTFUL = "notice-doubtful";
  private static final String SOME_FLAGGED = "issue-flagged";
  private static final String NONE_REVIEWED = "issue-unreviewed";

  private final Labels labels;
  private final Optional<String> reviewer;

  Notices(Labels labels, Optional<String> reviewer) {
    this.labels = labels;
    this.reviewer = reviewer;
  }

  /** Of one briefing. */
  Phrase of(IssueBriefing briefing) {
    if (!briefing.needsReview()) {
      return passed(List.of(briefing));
    }
    if (briefing.flagged() == 0) {
      return labels.phrase(DOUBTFUL, languages(DOUBTFUL, List.of(briefing)));
    }
    return labels.phrase(
        FLAGGED,
        languages(FLAGGED, List.of(briefing)),
        NumberFormat.getInstance(labels.locale(FLAGGED)).format(briefing.flagged()),
        briefing.segments());
  }

  /** Of a whole issue. */
  Phrase of(List<IssueBriefing> briefings) {
    long flagged = briefings.stream().filter(IssueBriefing::needsReview).count();
    if (flagged == 0) {
      return passed(briefings);
    }
    return flagged == briefings.size()
        ? labels.phrase(NONE_REVIEWED, flagged)
        : labels.phrase(SOME_FLAGGED, flagged, briefings.size());
  }

  private Phrase passed(List<IssueBriefing> briefings) {
    return reviewer
        .map(name -> labels.phrase(REVIEWED, languages(REVIEWED, briefings), name))
        .orElseGet(() -> labels.phrase(CHECKED, languages(CHECKED, briefings)));
  }

  /** The languages of the sources, as the language of a label names them. */
  private String languages(String key, List<IssueBriefing> briefings) {
    ULocale locale = labels.locale(key);
    return joined(
        locale,
        briefings.stream()
            .map(own -> ULocale.forLanguageTag(own.sourceLanguage()).getDisplayName(locale)));
  }

  /** Names as a list in a sentence, sorted, each once. */
  static String joined(ULocale locale, Stream<String> names) {
    return ListFormatter.getInstance(locale)
        .format(names.map(OneLine::of).distinct().sorted().toList());
  }
}
