package org.courant.spark;

import com.codahale.metrics.Gauge;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleFunction;
import org.apache.spark.api.plugin.ExecutorPlugin;
import org.apache.spark.api.plugin.PluginContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One executor's figures: gauges in its own metrics, and messages to the driver. */
final class ExecutorMetrics implements ExecutorPlugin {
  /** Time between two messages. */
  static final int BEAT_SECONDS = 5;

  private static final Logger LOG = LoggerFactory.getLogger(ExecutorMetrics.class);

  private final ScheduledExecutorService heart =
      Executors.newSingleThreadScheduledExecutor(ExecutorMetrics::daemon);
  private PluginContext context;
  private Future<?> beats;

  private static Thread daemon(Runnable task) {
    Thread thread = new Thread(task, "courant-metrics");
    thread.setDaemon(true);
    return thread;
  }

  @Override
  public void init(PluginContext given, Map<String, String> settings) {
    context = given;
    ExecutorFigures.TOTALS.forEach(this::register);
    ExecutorFigures.STATES.forEach(this::register);
    beats = heart.scheduleAtFixedRate(this::tell, BEAT_SECONDS, BEAT_SECONDS, TimeUnit.SECONDS);
  }

  private void register(String name, ToDoubleFunction<ExecutorFigures> figure) {
    Gauge<Double> gauge = () -> figure.applyAsDouble(ExecutorFigures.now(context.executorID()));
    context.metricRegistry().register(name, gauge);
  }

  /** A task may end the run, and with it the scrapes. */
  @Override
  public void onTaskSucceeded() {
    tell();
  }

  private void tell() {
    try {
      context.send(ExecutorFigures.now(context.executorID()));
    } catch (IOException | RuntimeException e) {
      // A driver that is gone needs no figures, and the next message has all that this one had.
      LOG.debug("Cannot tell the driver the figures of executor {}", context.executorID(), e);
    }
  }

  @Override
  public void shutdown() {
    if (beats != null) {
      beats.cancel(true);
    }
    heart.shutdown();
  }
}
