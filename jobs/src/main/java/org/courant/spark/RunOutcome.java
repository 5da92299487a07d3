package org.courant.spark;

import java.util.Objects;
import java.util.Optional;

/**
 * What came of a run.
 *
 * @param report what it did, if it did anything
 * @param reason why it did nothing, else the empty text
 */
public record RunOutcome(Optional<RunReport> report, String reason) {
  public RunOutcome {
    Objects.requireNonNull(report, "report");
    Objects.requireNonNull(reason, "reason");
  }

  static RunOutcome of(RunReport report) {
    return new RunOutcome(Optional.of(report), "");
  }

  static RunOutcome nothing(String reason) {
    return new RunOutcome(Optional.empty(), reason);
  }
}
