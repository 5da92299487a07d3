package org.courant.spark;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.pmod;
import static org.apache.spark.sql.functions.xxhash64;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Deals distinct sentences into shards, the lists that go to the model in one call each.
 *
 * <p>Sentences in one batch may move each other's last float bit, so a shard must not depend on the
 * cluster: the number of shards follows from the number of sentences, a sentence's shard from its
 * key, and its place in the shard from the order of keys. Partitions only hold shards.
 */
record Shards(int count) {
  private static final int LEAST = 16;
  private static final int SMALLEST = 64;
  private static final int LARGEST = 512;

  /** As many as suit a number of distinct sentences; at least one. */
  static Shards of(long sentences) {
    long size = Math.max(SMALLEST, Math.min(LARGEST, sentences / LEAST));
    return new Shards(Math.toIntExact(Math.max(1, (sentences + size - 1) / size)));
  }

  /**
   * Rows of sentences with their shard, whole shards in each partition, in order of shard and key.
   */
  Dataset<Row> deal(Dataset<Row> sentences, int partitions) {
    int spread = partitions == 0 ? count : Math.min(partitions, count);
    return sentences
        .withColumn(WorkTables.SHARD, pmod(xxhash64(col(WorkTables.KEY)), lit(count)).cast("int"))
        .repartitionById(spread, pmod(col(WorkTables.SHARD), lit(spread)))
        .sortWithinPartitions(WorkTables.SHARD, WorkTables.KEY);
  }
}
