package org.courant.spark;

import static org.apache.spark.sql.functions.col;

import java.io.Serial;
import java.io.Serializable;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Everything a report says of the rows of {@code segments}, counted while they are read once. */
final class SegmentTally implements Serializable {
  @Serial private static final long serialVersionUID = 1;

  private static final Column[] COLUMNS =
      List.of(
              BriefingTables.LANG,
              BriefingTables.BRIEFING_ID,
              BriefingTables.ORDINAL,
              "source",
              "target",
              BriefingTables.CONFIDENCE,
              BriefingTables.ORIGIN,
              BriefingTables.RUNG,
              BriefingTables.FLAGS,
              BriefingTables.SOURCE_TOKENS,
              BriefingTables.TARGET_TOKENS,
              BriefingTables.TERMS)
          .stream()
          .map(name -> col(name))
          .toArray(Column[]::new);

  private final Map<String, LanguageTally> languages = new TreeMap<>();

  /** Counts a table. */
  static SegmentTally of(Dataset<Row> segments) {
    return segments
        .select(COLUMNS)
        .toJavaRDD()
        .treeAggregate(new SegmentTally(), SegmentTally::plus, SegmentTally::plus);
  }

  private SegmentTally plus(Row segment) {
    language(segment.getAs(BriefingTables.LANG)).add(segment);
    return this;
  }

  private SegmentTally plus(SegmentTally other) {
    other.languages.forEach((language, tally) -> language(language).add(tally));
    return this;
  }

  /** The counts of a language; all zero where it has no segment. */
  LanguageTally language(String language) {
    return languages.computeIfAbsent(language, any -> new LanguageTally());
  }
}
