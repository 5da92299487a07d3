package org.courant.spark;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.courant.briefing.RejectReason;

/**
 * The numbers of one run, which have to balance before anything is published.
 *
 * @param read records found in the corpus
 * @param unchanged briefings that were passed over, as the tables have them unchanged
 * @param rejected rows of {@code rejects}
 * @param rejects rows of {@code rejects} by reason
 * @param expectedSegments segments cut from the briefings that were not rejected
 * @param distinct distinct sentences that needed the model or the memory
 * @param translated distinct sentences that met the model in this run
 * @param resumed distinct sentences that a killed run of the same work had translated
 * @param languages what the tables hold, by language
 */
public record RunCounts(
    long read,
    long unchanged,
    long rejected,
    Map<String, Long> rejects,
    long expectedSegments,
    long distinct,
    long translated,
    long resumed,
    Map<String, LanguageCounts> languages) {
  public RunCounts {
    rejects = Collections.unmodifiableMap(new TreeMap<>(rejects));
    languages = Collections.unmodifiableMap(new LinkedHashMap<>(languages));
  }

  /** Briefings written, the same in every language. */
  public long written() {
    return read - unchanged - rejected;
  }

  /** Distinct sentences taken from the memory as another run or a person left them. */
  public long reused() {
    return distinct - translated - resumed;
  }

  /** Share of the records that were rejected, those aside that the table had already. */
  public double rejectedShare() {
    long refused = rejected - rejects.getOrDefault(RejectReason.ALREADY_WRITTEN.name(), 0L);
    return read == 0 ? 0 : (double) refused / read;
  }

  /** Refuses numbers that do not balance: a run that lost something must not be published. */
  void requireBalance() {
    List<String> differences = new ArrayList<>();
    languages.forEach((language, counts) -> compare(language, counts, differences));
    if (!differences.isEmpty()) {
      throw new IllegalStateException(
          "Cannot publish, the counts differ: " + String.join("; ", differences));
    }
  }

  private void compare(String language, LanguageCounts counts, List<String> differences) {
    if (written() != counts.briefings()) {
      differences.add(
          "%s: %d records read, %d briefings written, %d unchanged, %d rejected"
              .formatted(language, read, counts.briefings(), unchanged, rejected));
    }
    long byOrigin = counts.origins().values().stream().mapToLong(Long::longValue).sum();
    if (expectedSegments != counts.segments()
        || expectedSegments != counts.claimedSegments()
        || expectedSegments != byOrigin) {
      differences.add(
          "%s: %d segments cut, %d written, %d claimed by briefings, %d by origin"
              .formatted(
                  language,
                  expectedSegments,
                  counts.segments(),
                  counts.claimedSegments(),
                  byOrigin));
    }
  }
}
