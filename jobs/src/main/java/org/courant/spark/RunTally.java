package org.courant.spark;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.courant.briefing.Reject;
import org.courant.page.TermFigures;

/**
 * What the steps of a run left, counted from the tables themselves.
 *
 * @param counts the numbers that have to balance
 * @param targetTokens tokens the model gave, all languages together
 * @param seconds by steps
 * @param firstRejects the first rows of {@code rejects}
 * @param profile length and confidence of the segments
 * @param glossaryUse what became of the glossary's terms, by language
 */
record RunTally(
    RunCounts counts,
    long targetTokens,
    Map<String, Double> seconds,
    List<Reject> firstRejects,
    SegmentProfile profile,
    Map<String, List<TermFigures>> glossaryUse) {
  /** Name of the steps in which the model works. */
  static final String TRANSLATE = "tokenize, encode, search, detokenize";

  private static final int FIRST_REJECTS = 10;

  RunTally {
    seconds = Collections.unmodifiableMap(new LinkedHashMap<>(seconds));
    firstRejects = List.copyOf(firstRejects);
    glossaryUse = Collections.unmodifiableMap(new LinkedHashMap<>(glossaryUse));
  }

  static RunTally of(
      Dataset<Row> arrivals,
      Dataset<Row> sentences,
      Dataset<Row> translated,
      OutputTables tables,
      Map<String, Double> seconds) {
    Map<String, Long> rejects = tables.rejects();
    RunCounts counts =
        new RunCounts(
            arrivals.count(),
            WorkTables.unchanged(arrivals).count(),
            rejects.values().stream().mapToLong(Long::longValue).sum(),
            rejects,
            WorkTables.segments(tables.withoutRejects(arrivals)).count(),
            sentences.count(),
            Reuse.open(sentences).count(),
            Reuse.resumed(sentences),
            tables.languages());
    return new RunTally(
        counts,
        targetTokens(translated),
        seconds,
        tables.firstRejects(FIRST_REJECTS),
        tables.profile(),
        tables.glossaryUse());
  }

  private static long targetTokens(Dataset<Row> translations) {
    return translations
        .select(explode(col(WorkTables.TARGETS)).as("target"))
        .agg(coalesce(sum(col("target." + BriefingTables.TARGET_TOKENS)), lit(0L)))
        .head()
        .getLong(0);
  }
}
