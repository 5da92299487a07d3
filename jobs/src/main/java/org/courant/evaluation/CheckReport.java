package org.courant.evaluation;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the checks say of professional translations, and of damaged ones.
 *
 * @param language BCP 47 tag of the target
 * @param lines how many lines were examined
 * @param checks false alarms of every check
 * @param damages hits of every damage
 * @param alarms every false alarm, in the order of the lines
 */
public record CheckReport(
    String language,
    int lines,
    List<CheckRate> checks,
    List<DamageRate> damages,
    List<FalseAlarm> alarms) {
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  public CheckReport {
    checks = List.copyOf(checks);
    damages = List.copyOf(damages);
    alarms = List.copyOf(alarms);
  }

  /**
   * Writes the rates as JSON: {@code language}, {@code lines}, {@code checks} and {@code damages}.
   *
   * @throws IOException if the file cannot be written
   */
  public void write(Path file) throws IOException {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("language", language);
    json.put("lines", lines);
    json.put("checks", checks.stream().map(CheckReport::json).toList());
    json.put("damages", damages.stream().map(CheckReport::json).toList());
    Files.writeString(file, JSON.writeValueAsString(json) + "\n");
  }

  private static Map<String, Object> json(CheckRate rate) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("code", rate.code());
    json.put("applied", rate.applied());
    json.put("flagged", rate.flagged());
    return json;
  }

  private static Map<String, Object> json(DamageRate rate) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("damage", rate.damage().label());
    json.put("checks", rate.damage().codes().stream().sorted().toList());
    json.put("lines", rate.lines());
    json.put("caught", rate.caught());
    json.put("caught_by_any", rate.caughtByAny());
    return json;
  }
}
