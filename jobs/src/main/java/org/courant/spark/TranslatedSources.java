package org.courant.spark;

import static org.apache.spark.sql.functions.col;

import java.util.List;
import org.apache.hadoop.fs.Path;
import org.apache.spark.SparkConf;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.SparkSession;
import org.courant.briefing.Origin;

/** The sentences that a run gave to the model. */
public final class TranslatedSources {
  private TranslatedSources() {}

  /** Each once, in the order of their characters; Spark is stopped afterwards. */
  public static List<String> of(String folder, String language, String master) {
    SparkConf conf = new SparkConf();
    if (master != null) {
      conf.setMaster(master);
    }
    SparkSession spark = CourantSession.open(conf);
    try {
      return spark
          .read()
          .parquet(new Path(folder, BriefingTables.SEGMENTS_FOLDER).toString())
          .where(col(BriefingTables.LANG).equalTo(language))
          .where(col(BriefingTables.ORIGIN).equalTo(Origin.TRANSLATED.label()))
          .select(WorkTables.SOURCE)
          .distinct()
          .sort(WorkTables.SOURCE)
          .as(Encoders.STRING())
          .collectAsList();
    } finally {
      spark.stop();
    }
  }
}
