package org.courant.spark;

import java.math.BigInteger;
import java.util.List;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.plans.logical.Aggregate;
import org.apache.spark.sql.catalyst.plans.logical.DeserializeToObject;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.apache.spark.sql.catalyst.plans.logical.MapPartitions;
import org.apache.spark.sql.catalyst.plans.logical.Repartition;
import org.apache.spark.sql.catalyst.plans.logical.RepartitionOperation;
import org.apache.spark.sql.catalyst.plans.logical.Sort;
import org.apache.spark.sql.catalyst.rules.Rule;
import scala.Function1;
import scala.jdk.javaapi.CollectionConverters;
import scala.runtime.AbstractPartialFunction;

/**
 * Spreads texts over the cores before they meet models: a table of few files lies in few
 * partitions, and each keeps one core busy for as long as all its texts take. Rows that the query
 * put into an order or into partitions of its own stay where they are.
 *
 * <p>Runs late, where Spark knows how large tables are.
 */
final class SpreadTexts extends Rule<LogicalPlan> {
  /** Bytes of a partition: enough sentences to fill batches, some 64. */
  private static final long SMALLEST = 8 << 10;

  /** Some 512 sentences; of larger partitions the last one would be waited for. */
  private static final long LARGEST = 64 << 10;

  /** Sizes are guesses: not more partitions for each core, or than a shuffle has. */
  private static final int MOST_PER_CORE = 4;

  @Override
  public LogicalPlan apply(LogicalPlan plan) {
    return plan.transformUp(
        new AbstractPartialFunction<>() {
          @Override
          public boolean isDefinedAt(LogicalPlan node) {
            return isOfTexts(node)
                && !node.isStreaming()
                && child(node) instanceof DeserializeToObject rows
                && !isArranged(rows.child());
          }

          @Override
          @SuppressWarnings("unchecked")
          public <A extends LogicalPlan, B> B applyOrElse(A node, Function1<A, B> otherwise) {
            return isDefinedAt(node) ? (B) spread((MapPartitions) node) : otherwise.apply(node);
          }
        });
  }

  private static boolean isOfTexts(LogicalPlan node) {
    return node instanceof MapPartitions map && task(map) instanceof BatchedTexts.Task;
  }

  private static Object task(MapPartitions map) {
    return map.func();
  }

  /** Whether the order or the partitions of rows may be meant. */
  private static boolean isArranged(LogicalPlan plan) {
    if (plan instanceof RepartitionOperation || plan instanceof Sort || isOfTexts(plan)) {
      return true;
    }
    return !(plan instanceof Aggregate) && plan.children().size() == 1 && isArranged(child(plan));
  }

  private static LogicalPlan child(LogicalPlan plan) {
    return plan.children().head();
  }

  private static LogicalPlan spread(MapPartitions texts) {
    DeserializeToObject rows = (DeserializeToObject) texts.child();
    TextSettings settings = ((BatchedTexts.Task) task(texts)).settings();
    int partitions =
        settings.partitions() > 0
            ? settings.partitions()
            : partitions(
                rows.child().stats().sizeInBytes().bigInteger(),
                SparkSession.active().sparkContext().defaultParallelism(),
                rows.conf().numShufflePartitions());
    if (partitions == 1 && settings.partitions() == 0) {
      return texts;
    }
    LogicalPlan spread = new Repartition(partitions, true, rows.child());
    return texts.withNewChildren(only(rows.withNewChildren(only(spread))));
  }

  private static scala.collection.immutable.Seq<LogicalPlan> only(LogicalPlan plan) {
    return CollectionConverters.asScala(List.of(plan)).toList();
  }

  /**
   * In how many partitions texts are translated.
   *
   * @param bytes how large Spark thinks the rows are
   * @param cores that work side by side
   * @param shuffled partitions of a shuffle
   */
  static int partitions(BigInteger bytes, int cores, int shuffled) {
    long known = bytes.min(BigInteger.valueOf(Long.MAX_VALUE / 2)).longValue();
    long size = Math.max(SMALLEST, Math.min(LARGEST, known / cores));
    long most = Math.max(shuffled, (long) MOST_PER_CORE * cores);
    return Math.toIntExact(Math.max(1, Math.min(most, (known + size - 1) / size)));
  }
}
