package org.courant.spark;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.courant.briefing.Reject;
import org.courant.page.Histogram;
import org.courant.page.TermFigures;

/**
 * What a run did.
 *
 * @param runId value of the column {@code run_id}
 * @param begun when it began
 * @param ended when the tables were complete
 * @param model the model
 * @param settings every setting after the precedence was applied
 * @param settingsSha256 value of the column {@code settings_sha256}
 * @param versions of Courant, Spark and Java
 * @param counts the numbers that balance
 * @param seconds by steps
 * @param targetTokens tokens the model gave in this run, all languages together
 * @param firstRejects the first rows of {@code rejects}
 * @param profile length and confidence of the segments
 * @param glossaryUse what became of the glossary's terms, by language
 * @param tables where the tables are, by name
 */
public record RunReport(
    String runId,
    Instant begun,
    Instant ended,
    ModelCard model,
    Map<String, Object> settings,
    String settingsSha256,
    Map<String, String> versions,
    RunCounts counts,
    Map<String, Double> seconds,
    long targetTokens,
    List<Reject> firstRejects,
    SegmentProfile profile,
    Map<String, List<TermFigures>> glossaryUse,
    Map<String, String> tables) {

  public RunReport {
    Objects.requireNonNull(runId, "runId");
    Objects.requireNonNull(begun, "begun");
    Objects.requireNonNull(ended, "ended");
    Objects.requireNonNull(model, "model");
    settings = Collections.unmodifiableMap(new LinkedHashMap<>(settings));
    Objects.requireNonNull(settingsSha256, "settingsSha256");
    versions = Collections.unmodifiableMap(new LinkedHashMap<>(versions));
    Objects.requireNonNull(counts, "counts");
    seconds = Collections.unmodifiableMap(new LinkedHashMap<>(seconds));
    firstRejects = List.copyOf(firstRejects);
    Objects.requireNonNull(profile, "profile");
    glossaryUse = Collections.unmodifiableMap(new LinkedHashMap<>(glossaryUse));
    tables = Collections.unmodifiableMap(new LinkedHashMap<>(tables));
  }

  static RunReport of(
      RunStamp stamp,
      ModelCard card,
      JobOptions options,
      RunTally tally,
      Map<String, String> versions,
      Map<String, String> tables) {
    return new RunReport(
        stamp.runId(),
        stamp.translatedAt(),
        Instant.now(),
        card,
        options.described(),
        stamp.settingsSha256(),
        versions,
        tally.counts(),
        tally.seconds(),
        tally.targetTokens(),
        tally.firstRejects(),
        tally.profile(),
        tally.glossaryUse(),
        tables);
  }

  /** Wall-clock time of the whole run. */
  public Duration elapsed() {
    return Duration.between(begun, ended);
  }

  /** Target tokens per second of the steps in which the model works. */
  public double tokensPerSecond() {
    double translating = seconds.getOrDefault(RunTally.TRANSLATE, 0.0);
    return translating == 0 ? 0 : targetTokens / translating;
  }

  /** The text of {@code report.json}. */
  String toJson() {
    try {
      return new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(described())
          + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Cannot write the report: " + e.getMessage(), e);
    }
  }

  /** What {@code report.json} says. */
  Map<String, Object> described() {
    Map<String, Object> described = new LinkedHashMap<>();
    described.put("run_id", runId);
    described.put("begun", begun.toString());
    described.put("ended", ended.toString());
    described.put("model", model.name());
    described.put("model_sha256", model.sha256());
    described.put("settings", settings);
    described.put("settings_sha256", settingsSha256);
    described.put("versions", versions);
    described.put("documents", documents());
    described.put("sentences", sentences());
    described.put("languages", languages());
    described.put("seconds", rounded(seconds));
    described.put("seconds_total", rounded(elapsed().toMillis() / 1e3));
    described.put("target_tokens", targetTokens);
    described.put("target_tokens_per_second", rounded(tokensPerSecond()));
    return described;
  }

  private Map<String, Object> documents() {
    Map<String, Object> documents = new LinkedHashMap<>();
    documents.put("read", counts.read());
    documents.put("written", counts.written());
    documents.put("unchanged", counts.unchanged());
    documents.put("rejected", counts.rejected());
    documents.put("rejected_by_reason", counts.rejects());
    return documents;
  }

  private Map<String, Object> sentences() {
    Map<String, Object> sentences = new LinkedHashMap<>();
    sentences.put("segments", counts.expectedSegments());
    sentences.put("distinct", counts.distinct());
    sentences.put("translated", counts.translated());
    sentences.put("reused", counts.reused());
    sentences.put("resumed", counts.resumed());
    sentences.put("source_tokens_histogram", described(profile.sourceTokens()));
    return sentences;
  }

  private Map<String, Object> languages() {
    Map<String, Object> languages = new LinkedHashMap<>();
    counts
        .languages()
        .forEach((language, own) -> languages.put(language, described(language, own)));
    return languages;
  }

  private Map<String, Object> described(String language, LanguageCounts own) {
    Map<String, Object> described = new LinkedHashMap<>();
    described.put("briefings", own.briefings());
    described.put("segments", own.segments());
    described.put("segments_by_origin", own.origins());
    described.put("segments_by_rung", own.rungs());
    described.put("flagged_segments", own.flagged());
    described.put("flags_by_code", own.flags());
    described.put("briefings_to_review", own.needsReview());
    described.put("target_tokens", own.targetTokens());
    described.put("confidence_histogram", described(profile.confidence().get(language)));
    described.put("glossary_use", terms(glossaryUse.getOrDefault(language, List.of())));
    return described;
  }

  private static List<Map<String, Object>> terms(List<TermFigures> terms) {
    List<Map<String, Object>> described = new ArrayList<>();
    for (TermFigures term : terms) {
      Map<String, Object> own = new LinkedHashMap<>();
      own.put("term", term.term());
      own.put("target", term.target());
      own.put("segments", term.segments());
      own.put("kept", term.kept());
      own.put("inflected", term.inflected());
      own.put("lost", term.lost());
      own.put("found_by_search", term.searched());
      own.put("forbidden", term.forbidden());
      described.add(own);
    }
    return described;
  }

  private static Map<String, Object> described(Histogram histogram) {
    Map<String, Object> described = new LinkedHashMap<>();
    described.put("from", histogram.from());
    described.put("bin_width", histogram.width());
    described.put("last_bin_open", histogram.open());
    described.put("counts", histogram.counts());
    return described;
  }

  private static Map<String, Double> rounded(Map<String, Double> values) {
    Map<String, Double> rounded = new LinkedHashMap<>();
    values.forEach((name, value) -> rounded.put(name, rounded(value)));
    return rounded;
  }

  private static double rounded(double value) {
    return Math.round(value * 1e3) / 1e3;
  }
}
