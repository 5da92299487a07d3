package org.courant.benchmark;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Calls that are measured together, on some threads. */
final class CallsSideBySide {
  private CallsSideBySide() {}

  /** Makes the calls and adds up what they give. */
  static long sum(List<Callable<Long>> calls, int threads) {
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    try {
      long sum = 0;
      for (Future<Long> result : pool.invokeAll(calls)) {
        sum += result.get();
      }
      return sum;
    } catch (ExecutionException e) {
      throw new IllegalStateException("Cannot measure: " + e.getCause().getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Cannot measure: interrupted", e);
    } finally {
      pool.shutdown();
    }
  }
}
