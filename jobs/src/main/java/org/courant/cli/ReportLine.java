package org.courant.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.courant.spark.LanguageCounts;
import org.courant.spark.RunCounts;
import org.courant.spark.RunOutcome;
import org.courant.spark.RunReport;
import org.courant.spark.TranslationRun;

/**
 * One line of JSON on standard output that tells a program what became of a run. It is the last
 * thing that a command prints, on either stream, whatever became of it.
 */
final class ReportLine {
  /** The option that asks for it. */
  static final String OPTION = "--report-line";

  private final Map<String, Object> fields = new LinkedHashMap<>();
  private final long begun = System.nanoTime();
  private String skipped;

  ReportLine() {
    fields.put("run_id", null);
    fields.put("out", null);
  }

  /** A run is planned and begins. */
  void begin(TranslationRun run) {
    fields.put("run_id", run.runId());
    fields.put("out", run.options().output());
  }

  /** A run has ended. */
  void end(RunOutcome outcome) {
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
   * Prints the line.
   *
   * @param code the exit code
   * @param reason why the command was refused or failed, or null
   */
  void print(PrintWriter out, ExitCode code, String reason) {
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("status", status(code));
    line.put("exit_code", code.code());
    line.put("reason", reason == null ? skipped : reason);
    line.putAll(fields);
    line.putIfAbsent("alarms", List.of());
    line.put("seconds", Math.round((System.nanoTime() - begun) / 1e6) / 1e3);
    try {
      out.println(new ObjectMapper().writeValueAsString(line));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Cannot write the report line: " + e.getMessage(), e);
    }
    out.flush();
  }

  private String status(ExitCode code) {
    return switch (code) {
      case DONE -> skipped == null ? "done" : "skipped";
      case DONE_WITH_ALARM -> "alarm";
      case WRONG_USAGE -> "refused";
      case FAILED -> "failed";
    };
  }
}
