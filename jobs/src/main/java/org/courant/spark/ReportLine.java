package org.courant.spark;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One line of JSON that tells a program what became of a run: of one that failed or was refused
 * too, as far as it came.
 */
public final class ReportLine {
  private final Map<String, Object> fields = new LinkedHashMap<>();
  private final long begun = System.nanoTime();
  private String skipped;

  /** A line of a run that has not begun. */
  public ReportLine() {
    fields.put("run_id", null);
    fields.put("out", null);
  }

  /** A run is planned and begins. */
  public void begin(TranslationRun run) {
    fields.put("run_id", run.runId());
    fields.put("out", run.options().output());
  }

  /** A run has ended. */
  public void end(RunOutcome outcome) {
    if (outcome.report().isPresent()) {
      count(outcome.report().get());
    } else {
      skipped = outcome.reason();
    }
    fields.put("alarms", outcome.alarms());
  }

  private void count(RunReport report) {
    RunCounts counts = report.counts();
    fields.put("read", counts.read());
    fields.put("written", counts.written());
    fields.put("unchanged", counts.unchanged());
    fields.put("rejected", counts.rejected());
    fields.put("segments", counts.expectedSegments());
    fields.put("translated", counts.translated());
    fields.put("reused", counts.reused());
    fields.put("resumed", counts.resumed());
    fields.put("target_tokens", report.targetTokens());
    Map<String, Object> languages = new LinkedHashMap<>();
    counts.languages().forEach((language, own) -> languages.put(language, language(own)));
    fields.put("languages", languages);
  }

  private static Map<String, Object> language(LanguageCounts counts) {
    Map<String, Object> language = new LinkedHashMap<>();
    language.put("briefings", counts.briefings());
    language.put("flagged", counts.flagged());
    language.put("needs_review", counts.needsReview());
    return language;
  }

  /**
   * The line.
   *
   * @param status what became of it, in a word, if it was not skipped
   * @param exitCode the exit code
   * @param reason why it was refused or failed, or null
   */
  public String json(String status, int exitCode, String reason) {
    boolean idle = skipped != null && exitCode == 0;
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("status", idle ? "skipped" : status);
    line.put("exit_code", exitCode);
    line.put("reason", reason == null ? skipped : reason);
    line.putAll(fields);
    line.putIfAbsent("alarms", List.of());
    line.put("seconds", Math.round((System.nanoTime() - begun) / 1e6) / 1e3);
    try {
      return new ObjectMapper().writeValueAsString(line);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Cannot write the report line: " + e.getMessage(), e);
    }
  }
}
