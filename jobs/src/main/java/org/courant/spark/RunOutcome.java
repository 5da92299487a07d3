package org.courant.spark;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What came of a run.
 *
 * @param report what it did, if it did anything
 * @param reason why it did nothing, else the empty text
 * @param alarms shares that it exceeded, or that the run did whose tables are there, as sentences
 */
public record RunOutcome(Optional<RunReport> report, String reason, List<String> alarms) {
  public RunOutcome {
    Objects.requireNonNull(report, "report");
    Objects.requireNonNull(reason, "reason");
    alarms = List.copyOf(alarms);
  }

  static RunOutcome of(RunReport report, List<String> alarms) {
    return new RunOutcome(Optional.of(report), "", alarms);
  }

  static RunOutcome nothing(String reason, List<String> alarms) {
    return new RunOutcome(Optional.empty(), reason, alarms);
  }
}
