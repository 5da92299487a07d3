package org.courant.transformer;

import ai.djl.pytorch.jni.IValue;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Random;

/** Measures how fast one thread runs matrix products alone. */
public final class ProductPeak {
  private static final int ROUNDS = 20;

  /** Multiply-adds of one round: a few hundredths of a second. */
  private static final double ROUND = 3e9;

  private ProductPeak() {}

  /**
   * The best of several rounds, in CPU time of the calling thread, so that a busy machine does not
   * count; a multiply-add is two operations.
   *
   * @param rows rows of activations
   * @param in width of a row
   * @param out width of its product
   */
  public static double operationsPerSecond(Kernel kernel, int rows, int in, int out) {
    double product = (double) rows * in * out;
    int times = (int) Math.max(1, ROUND / product);
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    try (TorchProgram program = TorchProgram.loadProducts(kernel);
        TorchProgram.Scope scope = program.scope()) {
      Random random = new Random(1);
      program
          .call(
              "setup",
              IValue.from(scope.floats(values(random, out * in), out, in)),
              IValue.from(scope.floats(new float[out], out)),
              IValue.from(scope.floats(values(random, rows * in), rows, in)),
              IValue.from((long) kernel.kind()))
          .close();
      double best = Double.MAX_VALUE;
      for (int round = 0; round < ROUNDS; round++) {
        long begun = threads.getCurrentThreadCpuTime();
        program.call("run", IValue.from((long) times)).close();
        best = Math.min(best, (threads.getCurrentThreadCpuTime() - begun) / 1e9);
      }
      return 2 * product * times / best;
    }
  }

  private static float[] values(Random random, int count) {
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = (float) random.nextGaussian();
    }
    return values;
  }
}
