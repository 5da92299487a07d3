package org.courant.spark;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Map;
import java.util.Objects;

/**
 * The note in a staging folder whose tables are complete: from here on they only have to be moved,
 * and if the run is killed, the next one moves them.
 *
 * @param runId the run that made them
 * @param mode what to do with tables that are there
 * @param request digest of what was asked for; the same command has the same
 * @param work the body of work in the memory
 * @param format of the tables
 */
record Publication(String runId, SaveMode mode, String request, String work, TableFormat format) {
  Publication {
    Objects.requireNonNull(runId, "runId");
    Objects.requireNonNull(mode, "mode");
    Objects.requireNonNull(request, "request");
    Objects.requireNonNull(work, "work");
    Objects.requireNonNull(format, "format");
  }

  String toJson() {
    try {
      return new ObjectMapper()
          .writeValueAsString(
              Map.of(
                  "run_id", runId,
                  "mode", mode.name(),
                  "request", request,
                  "work", work,
                  "format", format.name()));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Cannot write the note of publication", e);
    }
  }

  static Publication parse(String json) {
    try {
      Map<?, ?> fields = new ObjectMapper().readValue(json, Map.class);
      return new Publication(
          (String) fields.get("run_id"),
          SaveMode.valueOf((String) fields.get("mode")),
          (String) fields.get("request"),
          (String) fields.get("work"),
          TableFormat.valueOf((String) fields.get("format")));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Cannot read the note of publication: " + json, e);
    }
  }
}
