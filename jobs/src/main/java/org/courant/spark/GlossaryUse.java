package org.courant.spark;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.count_if;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.lit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.courant.briefing.Rung;
import org.courant.glossary.TermStatus;
import org.courant.page.TermFigures;

/** What became of the glossary's terms, counted from the segments. */
final class GlossaryUse {
  /** A report is read by people: the terms that are lost most often, then the most frequent. */
  private static final int MOST_TERMS = 1_000;

  private static final String LOST = "lost";

  private GlossaryUse() {}

  /** Counts by language; a language without a term in any source has none. */
  static Map<String, List<TermFigures>> of(Dataset<Row> segments, List<String> languages) {
    Map<String, List<TermFigures>> uses = new LinkedHashMap<>();
    languages.forEach(language -> uses.put(language, of(segments, language)));
    return uses;
  }

  private static List<TermFigures> of(Dataset<Row> segments, String language) {
    List<TermFigures> uses = new ArrayList<>();
    for (Row row :
        segments
            .where(col(BriefingTables.LANG).equalTo(language))
            .select(col(BriefingTables.RUNG), explode(col(BriefingTables.TERMS)).as("use"))
            .groupBy(col("use.term"), col("use.target"))
            .agg(
                count(lit(1)).as("segments"),
                count_if(is(TermStatus.KEPT)),
                count_if(is(TermStatus.INFLECTED)),
                count_if(is(TermStatus.LOST)).as(LOST),
                count_if(
                    col(BriefingTables.RUNG)
                        .equalTo(Rung.TERMS.label())
                        .and(is(TermStatus.LOST).equalTo(false))),
                count_if(col("use.forbidden").notEqual("")))
            .orderBy(col(LOST).desc(), col("segments").desc(), col("term"), col("target"))
            .limit(MOST_TERMS)
            .collectAsList()) {
      uses.add(
          new TermFigures(
              row.getString(0),
              row.getString(1),
              row.getLong(2),
              row.getLong(3),
              row.getLong(4),
              row.getLong(5),
              row.getLong(6),
              row.getLong(7)));
    }
    return uses;
  }

  private static Column is(TermStatus status) {
    return col("use.status").equalTo(status.label());
  }
}
