package org.courant.summary;

import java.util.List;
import java.util.Objects;
import org.courant.briefing.Finding;

/**
 * What a summarization checkpoint wrote of a briefing, before anything was compared.
 *
 * @param sentences its sentences; none if the model failed or had nothing to read
 * @param sections parts that the briefing was cut into for the model, 0 if it was not asked
 * @param flags what is known of it so far
 */
public record Draft(List<String> sentences, int sections, List<Finding> flags) {
  /** Code of the finding on a briefing on which the model failed. */
  public static final String FAILED = "summary_failed";

  /** Code of the finding on a summary that a limit of tokens ended. */
  public static final String TRUNCATED = "summary_truncated";

  /** Code of the finding on summaries of sections that could not be made into one. */
  public static final String UNMERGED = "summary_unmerged";

  public Draft {
    sentences = List.copyOf(sentences);
    flags = List.copyOf(flags);
  }

  /** How a summary of it was made. */
  SummaryMethod method() {
    return switch (sections) {
      case 0 -> SummaryMethod.WHOLE;
      case 1 -> SummaryMethod.ABSTRACTIVE;
      default -> SummaryMethod.ABSTRACTIVE_SECTIONS;
    };
  }

  /** The draft of a model that failed. */
  static Draft failed(RuntimeException failure) {
    String reason = Objects.requireNonNullElse(failure.getMessage(), failure.toString());
    return new Draft(List.of(), 0, List.of(new Finding(FAILED, reason)));
  }
}
