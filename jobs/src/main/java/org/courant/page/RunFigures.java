package org.courant.page;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.courant.briefing.Origin;
import org.courant.briefing.Reject;
import org.courant.briefing.Rung;

/**
 * What {@code report.html} tells of a run.
 *
 * @param runId differs from run to run
 * @param begun when it began
 * @param elapsed wall-clock time
 * @param model name of the model
 * @param modelSha256 its hash
 * @param sourceLanguage BCP 47 tag
 * @param settings as they are shown, by name
 * @param settingsSha256 hash of the settings that decide the output
 * @param versions by program
 * @param totals numbers of the whole run
 * @param seconds by steps
 * @param sourceTokens source tokens of the segments
 * @param rejects by reason
 * @param firstRejects the first of them
 * @param languages in the order in which they were asked for
 */
public record RunFigures(
    String runId,
    Instant begun,
    Duration elapsed,
    String model,
    String modelSha256,
    String sourceLanguage,
    Map<String, String> settings,
    String settingsSha256,
    Map<String, String> versions,
    Totals totals,
    Map<String, Double> seconds,
    Histogram sourceTokens,
    Map<String, Long> rejects,
    List<Reject> firstRejects,
    List<LanguageFigures> languages) {
  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("d MMMM uuuu, HH:mm:ss 'UTC'", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  public RunFigures {
    Objects.requireNonNull(runId, "runId");
    Objects.requireNonNull(begun, "begun");
    Objects.requireNonNull(elapsed, "elapsed");
    Objects.requireNonNull(model, "model");
    Objects.requireNonNull(modelSha256, "modelSha256");
    Objects.requireNonNull(sourceLanguage, "sourceLanguage");
    settings = ordered(settings);
    Objects.requireNonNull(settingsSha256, "settingsSha256");
    versions = ordered(versions);
    Objects.requireNonNull(totals, "totals");
    seconds = ordered(seconds);
    Objects.requireNonNull(sourceTokens, "sourceTokens");
    rejects = ordered(rejects);
    firstRejects = List.copyOf(firstRejects);
    languages = List.copyOf(languages);
  }

  /**
   * Numbers of the whole run.
   *
   * @param read records found
   * @param written briefings written, the same in every language
   * @param unchanged briefings passed over, as the tables have them unchanged
   * @param rejected records rejected
   * @param segments in each language
   * @param distinct distinct sentences
   * @param translated distinct sentences that met the model
   * @param reused distinct sentences from the memory
   * @param resumed distinct sentences that a killed run had translated
   * @param tokensPerSecond target tokens per second of translation
   */
  public record Totals(
      long read,
      long written,
      long unchanged,
      long rejected,
      long segments,
      long distinct,
      long translated,
      long reused,
      long resumed,
      double tokensPerSecond) {}

  /** The text of the page. */
  public String toHtml() {
    return PageTemplate.named("run-report.ftlh").fill(Map.of("run", this));
  }

  /** When it began, for a person. */
  public String moment() {
    return MOMENT.format(begun);
  }

  /** Wall-clock time, as hours, minutes and seconds. */
  public String clock() {
    return String.format(
        Locale.ROOT,
        "%d:%02d:%02d",
        elapsed.toHours(),
        elapsed.toMinutesPart(),
        elapsed.toSecondsPart());
  }

  /** The rungs that any segment stands on, in their order. */
  public List<String> rungs() {
    return Arrays.stream(Rung.values())
        .map(Rung::label)
        .filter(rung -> languages.stream().anyMatch(own -> own.rungs().containsKey(rung)))
        .toList();
  }

  /** The origins that any segment has, in their order. */
  public List<String> origins() {
    return Arrays.stream(Origin.values())
        .map(Origin::label)
        .filter(origin -> languages.stream().anyMatch(own -> own.origins().containsKey(origin)))
        .toList();
  }

  /** Source tokens of the segments. */
  public HistogramChart lengthChart() {
    return HistogramChart.of(sourceTokens, 0);
  }

  /** Seconds by steps. */
  public BarChart secondsChart() {
    return BarChart.ofSeconds(seconds);
  }

  /** Rejects by reason. */
  public BarChart rejectChart() {
    return BarChart.ofCounts(rejects);
  }

  private static <V> Map<String, V> ordered(Map<String, V> values) {
    return Collections.unmodifiableMap(new LinkedHashMap<>(values));
  }
}
