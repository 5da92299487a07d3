package org.courant.spark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** In how many partitions texts meet models; none is translated here. */
class SpreadTextsTest {
  private static final String FEW = "(SELECT id, 'text' AS body FROM range(0, 10000, 1, 1))";

  private final SparkSession spark = SharedSession.spark();

  @BeforeEach
  void texts() {
    spark.sql("SELECT * FROM " + FEW).createOrReplaceTempView("few");
  }

  @AfterEach
  void settings() {
    spark.conf().unset("spark.courant.partitions");
  }

  @Test
  void everyCoreHasTextsAndPartitionsAreNeitherTinyNorMany() {
    assertEquals(1, partitions(0, 2, 200));
    assertEquals(1, partitions(8 << 10, 2, 200));
    assertEquals(2, partitions(50_000, 2, 200));
    assertEquals(16, partitions(1 << 20, 2, 200));
    assertEquals(200, partitions(1L << 40, 2, 200), "a guess");
    assertEquals(4000, partitions(1L << 40, 1000, 200));
    assertEquals(
        200, SpreadTexts.partitions(BigInteger.TWO.pow(200), 2, 200), "the guess for a join");
  }

  private static int partitions(long bytes, int cores, int shuffled) {
    return SpreadTexts.partitions(BigInteger.valueOf(bytes), cores, shuffled);
  }

  @Test
  void oneFileKeepsAllCoresBusy() {
    String plan = plan("SELECT id, translate_text(body, 'ko') AS k FROM few WHERE id <> 3");

    assertTrue(spread(plan) >= SharedSession.THREADS, plan);
  }

  @Test
  void twoSelectionsSpreadOnce() {
    String plan =
        plan(
            "SELECT *, translate_text(k, 'uk') FROM (SELECT translate_text(body, 'ko') AS k FROM few)");

    assertEquals(1, plan.split("Repartition ", -1).length - 1, plan);
  }

  @Test
  void anOrderAndPartitionsThatWereAskedForStay() {
    assertEquals(
        0, spread(plan("SELECT translate_text(body, 'ko') FROM (SELECT * FROM few ORDER BY id)")));
    assertEquals(
        3,
        spread(
            plan(
                "SELECT translate_text(body, 'ko') FROM (SELECT /*+ REPARTITION(3) */ * FROM few)")));
    spark.conf().set("spark.courant.partitions", "7");
    assertEquals(7, spread(plan("SELECT translate_text(body, 'ko') FROM few")));
  }

  private String plan(String query) {
    return spark.sql(query).queryExecution().optimizedPlan().toString();
  }

  /** Partitions of the one shuffle in a plan, 0 if there is none. */
  private static int spread(String plan) {
    Matcher matcher = Pattern.compile("Repartition (\\d+), true").matcher(plan);
    return matcher.find() ? Integer.parseInt(matcher.group(1)) : 0;
  }
}
