package org.courant.spark;

import static org.apache.spark.sql.functions.col;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;

class ShardsTest {
  @Test
  void countFollowsFromTheSentencesAlone() {
    assertEquals(new Shards(1, 0), Shards.of(0));
    assertEquals(new Shards(1, 0), Shards.of(64));
    assertEquals(new Shards(2, 0), Shards.of(65));
    assertEquals(new Shards(14, 8), Shards.of(1024));
    assertEquals(new Shards(15, 8), Shards.of(5_000));
    assertEquals(new Shards(1890, 256), Shards.of(1_000_000));
    assertEquals(2146, Shards.of(1_000_000).count());
  }

  @Test
  void theLastShardsAreSmallWhateverThePartitions() {
    Shards shards = Shards.of(5_000);
    Dataset<Row> sentences =
        SharedSession.spark().range(5_000).select(col("id").cast("string").as(WorkTables.KEY));

    Map<Integer, Long> sizes = sizes(shards.deal(sentences, 0));

    assertEquals(23, sizes.size());
    sizes.forEach(
        (shard, size) -> {
          boolean small = shard >= shards.large();
          assertTrue(small ? size < 120 : size > 240, shard + ": " + size);
        });
    assertEquals(sizes, sizes(shards.deal(sentences, 1)));
    assertEquals(sizes, sizes(shards.deal(sentences, 7)));
  }

  private static Map<Integer, Long> sizes(Dataset<Row> dealt) {
    return dealt.groupBy(WorkTables.SHARD).count().collectAsList().stream()
        .collect(Collectors.toMap(row -> row.getInt(0), row -> row.getLong(1)));
  }
}
