package org.courant.spark;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The note in a staging folder whose tables are complete: from here on they only have to be moved,
 * and if the run is killed, the next one moves them.
 *
 * @param runId the run that made them
 * @param placement where to
 * @param request digest of what was asked for; the same command has the same
 * @param work the body of work in the memory
 * @param alarms shares that the run exceeded, as sentences
 * @param format of the tables
 */
record Publication(
    String runId,
    Placement placement,
    String request,
    String work,
    List<String> alarms,
    TableFormat format) {
  Publication {
    Objects.requireNonNull(runId, "runId");
    Objects.requireNonNull(placement, "placement");
    Objects.requireNonNull(request, "request");
    Objects.requireNonNull(work, "work");
    Objects.requireNonNull(format, "format");
    alarms = List.copyOf(alarms);
  }

  String toJson() {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("run_id", runId);
    fields.put("paths", placement.paths());
    fields.put("request", request);
    fields.put("work", work);
    fields.put("alarms", alarms);
    fields.put("format", format.name());
    try {
      return new ObjectMapper().writeValueAsString(fields);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Cannot write the note of publication", e);
    }
  }

  static Publication parse(String json) {
    try {
      Map<?, ?> fields = new ObjectMapper().readValue(json, Map.class);
      Map<String, Placement.How> paths = new LinkedHashMap<>();
      ((Map<?, ?>) fields.get("paths"))
          .forEach(
              (path, how) ->
                  paths.put(String.valueOf(path), Placement.How.valueOf(String.valueOf(how))));
      return new Publication(
          (String) fields.get("run_id"),
          new Placement(paths),
          (String) fields.get("request"),
          (String) fields.get("work"),
          ((List<?>) fields.get("alarms")).stream().map(String::valueOf).toList(),
          TableFormat.valueOf((String) fields.get("format")));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Cannot read the note of publication: " + json, e);
    }
  }
}
