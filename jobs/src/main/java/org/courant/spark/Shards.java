package org.courant.spark;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.floor;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.pmod;
import static org.apache.spark.sql.functions.when;
import static org.apache.spark.sql.functions.xxhash64;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Deals distinct sentences into shards, the lists that go to the model in one call each.
 *
 * <p>Sentences in one batch may move each other's last float bit, so a shard must not depend on the
 * cluster: the number of shards follows from the number of sentences, a sentence's shard from its
 * key, and its place in the shard from the order of keys. Partitions only hold shards.
 *
 * <p>Where each shard is a task, tasks begin in the order of shards. The last ones are small, so
 * that no core waits long for the last of the others.
 *
 * @param large number of shards of the usual size
 * @param small number of shards of a quarter of it, which come last
 */
record Shards(int large, int small) {
  private static final int LEAST_SHARES = 16;
  private static final int LEAST_SENTENCES = 64;
  private static final int MOST_SENTENCES = 512;

  /** Small shards that a usual one is parted into. */
  private static final int PARTS = 4;

  /** One of so many usual shards is parted. */
  private static final int PARTED = 8;

  /** Small shards cost files and tasks; more would keep no more cores busy at the end. */
  private static final int MOST_PARTED = 64;

  /** As many as suit a number of distinct sentences; at least one. */
  static Shards of(long sentences) {
    long size = Math.max(LEAST_SENTENCES, Math.min(MOST_SENTENCES, sentences / LEAST_SHARES));
    int shares = Math.toIntExact(Math.max(1, (sentences + size - 1) / size));
    int parted = Math.min(shares / PARTED, MOST_PARTED);
    return new Shards(shares - parted, parted * PARTS);
  }

  int count() {
    return large + small;
  }

  /**
   * Rows of sentences with their shard, whole shards in each partition, in order of shard and key.
   */
  Dataset<Row> deal(Dataset<Row> sentences, int partitions) {
    int spread = partitions == 0 ? count() : Math.min(partitions, count());
    return sentences
        .withColumn(WorkTables.SHARD, shard().cast("int"))
        .repartitionById(spread, pmod(col(WorkTables.SHARD), lit(spread)))
        .sortWithinPartitions(WorkTables.SHARD, WorkTables.KEY);
  }

  private Column shard() {
    Column part = pmod(xxhash64(col(WorkTables.KEY)), lit(large * PARTS + small));
    return when(part.lt(large * PARTS), floor(part.divide(PARTS)))
        .otherwise(part.minus(large * (PARTS - 1)));
  }
}
