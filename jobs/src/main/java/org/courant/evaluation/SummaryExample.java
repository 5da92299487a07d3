package org.courant.evaluation;

import java.util.Objects;
import org.courant.briefing.Briefing;

/**
 * A briefing with the summary that somebody wrote of it.
 *
 * @param briefing cleaned and cut as a run does
 * @param reference the summary; each line is a sentence or more
 */
public record SummaryExample(Briefing briefing, String reference) {
  public SummaryExample {
    Objects.requireNonNull(briefing, "briefing");
    Objects.requireNonNull(reference, "reference");
  }
}
