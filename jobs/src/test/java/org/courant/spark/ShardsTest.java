package org.courant.spark;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class ShardsTest {
  @Test
  void countFollowsFromTheSentencesAlone() {
    assertEquals(new Shards(1), Shards.of(0));
    assertEquals(new Shards(1), Shards.of(64));
    assertEquals(new Shards(2), Shards.of(65));
    assertEquals(new Shards(16), Shards.of(1024));
    assertEquals(new Shards(17), Shards.of(5_000));
    assertEquals(new Shards(1954), Shards.of(1_000_000));
  }
}
