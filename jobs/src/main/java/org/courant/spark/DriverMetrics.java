package org.courant.spark;

import com.codahale.metrics.Gauge;
import com.codahale.metrics.MetricRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import org.apache.spark.api.plugin.DriverPlugin;
import org.apache.spark.api.plugin.PluginContext;

/**
 * The sums over all executors, as gauges of the driver: what they did since the application began,
 * those that are gone too, and what those that are there are at.
 */
final class DriverMetrics implements DriverPlugin {
  /** Parts the sums from the figures of the driver's own executor in a local run. */
  static final String PREFIX = "executors.";

  /** An executor that has not been heard of for so long is gone. */
  private static final Duration SILENCE = Duration.ofSeconds(6L * ExecutorMetrics.BEAT_SECONDS);

  private record Heard(ExecutorFigures figures, Instant at) {}

  private final Map<String, Heard> executors = new ConcurrentHashMap<>();

  @Override
  public void registerMetrics(String application, PluginContext context) {
    MetricRegistry registry = context.metricRegistry();
    ExecutorFigures.TOTALS.forEach(
        (name, figure) -> register(registry, name, figure, heard -> true));
    ExecutorFigures.STATES.forEach(
        (name, figure) -> register(registry, name, figure, DriverMetrics::isThere));
    Gauge<Long> present = () -> executors.values().stream().filter(DriverMetrics::isThere).count();
    registry.register(PREFIX + "count", present);
  }

  private void register(
      MetricRegistry registry,
      String name,
      ToDoubleFunction<ExecutorFigures> figure,
      Predicate<Heard> counted) {
    Gauge<Double> sum =
        () ->
            executors.values().stream()
                .filter(counted)
                .mapToDouble(heard -> figure.applyAsDouble(heard.figures()))
                .sum();
    registry.register(PREFIX + name, sum);
  }

  @Override
  public Object receive(Object message) {
    if (message instanceof ExecutorFigures figures) {
      executors.put(figures.executor(), new Heard(figures, Instant.now()));
    }
    return null;
  }

  private static boolean isThere(Heard heard) {
    return heard.at().plus(SILENCE).isAfter(Instant.now());
  }
}
