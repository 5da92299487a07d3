package org.courant.benchmark;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The figures of a benchmark as JSON, for other programs. */
public final class BenchmarkFile {
  private BenchmarkFile() {}

  /**
   * Writes figures with the machine they were measured on.
   *
   * @param subject what was measured: names and values beside machine, Java and runs
   */
  public static void write(Path file, Map<String, Object> subject, List<Map<String, Object>> runs) {
    Map<String, Object> all = new LinkedHashMap<>(subject);
    all.put("machine", ProcessUsage.machine());
    all.put("java", Runtime.version().toString());
    all.put("runs", runs);
    try {
      Files.writeString(
          file, new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(all) + "\n");
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot write " + file, e);
    }
  }
}
