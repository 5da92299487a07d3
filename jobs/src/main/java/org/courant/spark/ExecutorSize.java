package org.courant.spark;

import java.util.List;
import org.courant.inference.ModelMemory;

/**
 * An executor that hosts a model: what to ask the cluster for.
 *
 * @param cores of the executor
 * @param taskCpus cores of a task
 * @param heapMegabytes heap, in MiB
 * @param overheadMegabytes memory beside it, in MiB: nearly all of it the model's
 */
public record ExecutorSize(int cores, int taskCpus, long heapMegabytes, long overheadMegabytes) {
  /** Heap of an executor without tasks, in MiB; Spark keeps 300 of it for itself. */
  private static final long HEAP_BASE = 768;

  /** Heap of a task, in MiB: its rows of a shuffle, a shard of sentences, the beams of a batch. */
  private static final long HEAP_OF_TASK = 320;

  /** What an estimate may be too low. */
  private static final double MARGIN = 1.15;

  private static final long MEBIBYTE = 1 << 20;

  /** Sizes are rounded up to so many MiB. */
  private static final long STEP = 128;

  public ExecutorSize {
    if (cores < 1 || cores > 1024) {
      throw new IllegalArgumentException(
          "Invalid executor-cores: " + cores + ", must be 1 to 1024");
    }
    if (taskCpus < 1 || taskCpus > cores) {
      throw new IllegalArgumentException(
          "Invalid task-cpus: " + taskCpus + ", must be 1 to the executor's " + cores + " cores");
    }
  }

  /** The size for a model; a task translates on one thread, however many cores it holds. */
  public static ExecutorSize of(ModelMemory model, int cores, int taskCpus) {
    int tasks = new ExecutorSize(cores, taskCpus, 0, 0).tasks();
    return new ExecutorSize(
        cores,
        taskCpus,
        rounded(HEAP_BASE + tasks * HEAP_OF_TASK),
        rounded((long) Math.ceil(MARGIN * model.total(tasks) / MEBIBYTE)));
  }

  private static long rounded(long megabytes) {
    return (megabytes + STEP - 1) / STEP * STEP;
  }

  /** Tasks that run at once, each on a thread of its own. */
  public int tasks() {
    return cores / taskCpus;
  }

  /** What a container of the executor needs, in MiB. */
  public long containerMegabytes() {
    return heapMegabytes + overheadMegabytes;
  }

  /** As options of {@code spark-submit}. */
  public List<String> options() {
    return List.of(
        "--executor-cores " + cores,
        "--executor-memory " + heapMegabytes + "m",
        "--conf spark.executor.memoryOverhead=" + overheadMegabytes + "m",
        "--conf spark.task.cpus=" + taskCpus);
  }
}
