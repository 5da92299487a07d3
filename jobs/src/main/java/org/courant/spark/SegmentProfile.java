package org.courant.spark;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.floor;
import static org.apache.spark.sql.functions.least;
import static org.apache.spark.sql.functions.lit;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.courant.page.DoubtfulSegment;
import org.courant.page.Histogram;

/**
 * How long the segments of a run are, how sure the model is of them, and of which it is least sure.
 *
 * @param sourceTokens source tokens of the segments that the model read for the first language; a
 *     segment that was copied, or that a person translated, is not among them
 * @param confidence of the segments, by language
 * @param leastConfident segments by language, in the order of confidence, briefing and ordinal
 */
public record SegmentProfile(
    Histogram sourceTokens,
    Map<String, Histogram> confidence,
    Map<String, List<DoubtfulSegment>> leastConfident) {
  private static final int CONFIDENCE_BINS = 10;
  private static final int LENGTH_BINS = 11;
  private static final int TOKENS_PER_BIN = 10;
  private static final int LEAST_CONFIDENT = 10;

  public SegmentProfile {
    Objects.requireNonNull(sourceTokens, "sourceTokens");
    confidence = Collections.unmodifiableMap(new LinkedHashMap<>(confidence));
    leastConfident = Collections.unmodifiableMap(new LinkedHashMap<>(leastConfident));
  }

  /** Counts rows of {@code segments}. */
  static SegmentProfile of(Dataset<Row> segments, List<String> languages) {
    Map<String, List<Long>> byConfidence =
        counted(
            segments, col(BriefingTables.CONFIDENCE).multiply(CONFIDENCE_BINS), CONFIDENCE_BINS);
    Map<String, Histogram> confidence = new LinkedHashMap<>();
    Map<String, List<DoubtfulSegment>> leastConfident = new LinkedHashMap<>();
    for (String language : languages) {
      List<Long> counts = byConfidence.getOrDefault(language, zeros(CONFIDENCE_BINS));
      confidence.put(language, new Histogram(0, 1.0 / CONFIDENCE_BINS, false, counts));
      leastConfident.put(language, leastConfident(in(segments, language)));
    }
    return new SegmentProfile(sourceTokens(segments, languages.get(0)), confidence, leastConfident);
  }

  private static Histogram sourceTokens(Dataset<Row> segments, String language) {
    Dataset<Row> read = in(segments, language).where(col(BriefingTables.SOURCE_TOKENS).gt(0));
    Map<String, List<Long>> counts =
        counted(read, col(BriefingTables.SOURCE_TOKENS).divide(TOKENS_PER_BIN), LENGTH_BINS);
    return new Histogram(
        0, TOKENS_PER_BIN, true, counts.getOrDefault(language, zeros(LENGTH_BINS)));
  }

  private static Dataset<Row> in(Dataset<Row> segments, String language) {
    return segments.where(col(BriefingTables.LANG).equalTo(language));
  }

  /** Rows by language and whole part of a value; the last bin takes what is above it. */
  private static Map<String, List<Long>> counted(Dataset<Row> segments, Column value, int bins) {
    Column bin = least(floor(value), lit(bins - 1L));
    Map<String, List<Long>> counts = new TreeMap<>();
    for (Row row : segments.groupBy(col(BriefingTables.LANG), bin).count().collectAsList()) {
      counts
          .computeIfAbsent(row.getString(0), language -> zeros(bins))
          .set(Math.toIntExact(row.getLong(1)), row.getLong(2));
    }
    return counts;
  }

  private static List<Long> zeros(int bins) {
    return new ArrayList<>(Collections.nCopies(bins, 0L));
  }

  private static List<DoubtfulSegment> leastConfident(Dataset<Row> segments) {
    return segments
        .orderBy(BriefingTables.CONFIDENCE, BriefingTables.BRIEFING_ID, BriefingTables.ORDINAL)
        .limit(LEAST_CONFIDENT)
        .collectAsList()
        .stream()
        .map(BriefingTables::doubtful)
        .toList();
  }
}
