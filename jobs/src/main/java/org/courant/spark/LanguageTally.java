package org.courant.spark;

import java.io.Serial;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.apache.spark.sql.Row;
import org.courant.page.DoubtfulSegment;
import org.courant.page.Histogram;
import org.courant.page.TermFigures;

/** The part of a {@link SegmentTally} in one language. */
final class LanguageTally implements Serializable {
  @Serial private static final long serialVersionUID = 1;

  private static final int CONFIDENCE_BINS = 10;
  private static final int LENGTH_BINS = 11;
  private static final int TOKENS_PER_BIN = 10;
  private static final int LEAST_CONFIDENT = 10;

  private static final Comparator<Row> DOUBT =
      Comparator.comparingDouble((Row row) -> row.<Double>getAs(BriefingTables.CONFIDENCE))
          .thenComparing(row -> row.<String>getAs(BriefingTables.BRIEFING_ID))
          .thenComparingInt(row -> row.<Integer>getAs(BriefingTables.ORDINAL));

  private final Map<String, Long> origins = new TreeMap<>();
  private final Map<String, Long> rungs = new TreeMap<>();
  private final Map<String, Long> flags = new TreeMap<>();
  private final long[] confidence = new long[CONFIDENCE_BINS];
  private final long[] sourceTokens = new long[LENGTH_BINS];
  private final List<Row> leastConfident = new ArrayList<>();
  private final GlossaryUse glossary = new GlossaryUse();
  private long segments;
  private long flagged;
  private long targetTokens;

  /** Counts one segment, a row of its table. */
  void add(Row segment) {
    segments++;
    List<Row> findings = segment.getList(segment.fieldIndex(BriefingTables.FLAGS));
    flagged += findings.isEmpty() ? 0 : 1;
    findings.forEach(finding -> flags.merge(finding.getAs("code"), 1L, Long::sum));
    origins.merge(segment.getAs(BriefingTables.ORIGIN), 1L, Long::sum);
    rungs.merge(segment.getAs(BriefingTables.RUNG), 1L, Long::sum);
    targetTokens += segment.<Integer>getAs(BriefingTables.TARGET_TOKENS);
    double sure = segment.getAs(BriefingTables.CONFIDENCE);
    confidence[Math.min((int) (sure * CONFIDENCE_BINS), CONFIDENCE_BINS - 1)]++;
    int read = segment.getAs(BriefingTables.SOURCE_TOKENS);
    if (read > 0) {
      sourceTokens[Math.min(read / TOKENS_PER_BIN, LENGTH_BINS - 1)]++;
    }
    doubt(segment);
    glossary.add(segment);
  }

  /** Keeps the least confident in order; most rows are more so than the last of them. */
  private void doubt(Row segment) {
    int kept = leastConfident.size();
    if (kept == LEAST_CONFIDENT && DOUBT.compare(segment, leastConfident.get(kept - 1)) >= 0) {
      return;
    }
    leastConfident.add(segment);
    leastConfident.sort(DOUBT);
    if (kept == LEAST_CONFIDENT) {
      leastConfident.remove(kept);
    }
  }

  /** Adds the counts of other rows. */
  void add(LanguageTally other) {
    segments += other.segments;
    flagged += other.flagged;
    targetTokens += other.targetTokens;
    add(origins, other.origins);
    add(rungs, other.rungs);
    add(flags, other.flags);
    add(confidence, other.confidence);
    add(sourceTokens, other.sourceTokens);
    other.leastConfident.forEach(this::doubt);
    glossary.add(other.glossary);
  }

  private static void add(Map<String, Long> counts, Map<String, Long> others) {
    others.forEach((name, count) -> counts.merge(name, count, Long::sum));
  }

  private static void add(long[] counts, long[] others) {
    for (int i = 0; i < counts.length; i++) {
      counts[i] += others[i];
    }
  }

  /** The counts beside those of the briefings. */
  LanguageCounts counts(long briefings, long claimedSegments, long needsReview) {
    return new LanguageCounts(
        briefings,
        segments,
        claimedSegments,
        origins,
        rungs,
        flagged,
        needsReview,
        flags,
        targetTokens);
  }

  /** How sure the model is of the segments. */
  Histogram confidence() {
    return new Histogram(
        0, 1.0 / CONFIDENCE_BINS, false, LongStream.of(confidence).boxed().toList());
  }

  /** How long the segments are that the model read. */
  Histogram sourceTokens() {
    return new Histogram(0, TOKENS_PER_BIN, true, LongStream.of(sourceTokens).boxed().toList());
  }

  /** Segments in the order of confidence, briefing and ordinal. */
  List<DoubtfulSegment> leastConfident() {
    return leastConfident.stream().map(BriefingTables::doubtful).toList();
  }

  /** What became of the glossary's terms. */
  List<TermFigures> glossary() {
    return glossary.figures();
  }
}
