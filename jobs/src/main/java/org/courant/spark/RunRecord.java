package org.courant.spark;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What is kept of a run that a scheduler named, so that the same run asked for again does nothing.
 *
 * @param runId its name
 * @param request digest of what was asked for; the same command has the same
 * @param ended when its tables were complete
 * @param alarms shares that it exceeded, as sentences
 */
record RunRecord(String runId, String request, String ended, List<String> alarms) {
  RunRecord {
    Objects.requireNonNull(runId, "runId");
    Objects.requireNonNull(request, "request");
    Objects.requireNonNull(ended, "ended");
    alarms = List.copyOf(alarms);
  }

  static RunRecord of(RunReport report, String request, List<String> alarms) {
    return new RunRecord(report.runId(), request, report.ended().toString(), alarms);
  }

  /** Path of a run's record below the output folder. */
  static String path(RunId runId) {
    return OutputFolder.RUNS + "/" + runId.fileName() + ".json";
  }

  /** The text of the record, the run's report with it. */
  String toJson(RunReport report) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("run_id", runId);
    fields.put("request", request);
    fields.put("ended", ended);
    fields.put("alarms", alarms);
    fields.put("report", report.described());
    try {
      return new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(fields) + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Cannot write the record of a run: " + e.getMessage(), e);
    }
  }

  static RunRecord parse(String json) {
    try {
      Map<?, ?> fields = new ObjectMapper().readValue(json, Map.class);
      return new RunRecord(
          (String) fields.get("run_id"),
          (String) fields.get("request"),
          (String) fields.get("ended"),
          ((List<?>) fields.get("alarms")).stream().map(String::valueOf).toList());
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Cannot read the record of a run: " + e.getMessage(), e);
    }
  }
}
