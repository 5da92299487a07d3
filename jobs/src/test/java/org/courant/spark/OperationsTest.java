package org.courant.spark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an operator sees of a run from outside: metrics for Prometheus and logs in JSON. */
class OperationsTest {
  private static final String GAUGE =
      "metrics_courant_driver_plugin_org_courant_spark_MetricsPlugin_(\\w+)_Value\\{type=\"gauges\"\\} (\\S+)";

  private static final int PAUSE_MILLIS = 50;
  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  @TempDir static Path folder;

  private static final Map<String, Double> METRICS = new HashMap<>();
  private static final List<JsonNode> LINES = new ArrayList<>();
  private static String executors = "";
  private static JsonNode report;

  /** One run of the command line, its page asked again and again while it works. */
  @BeforeAll
  static void run() throws IOException, InterruptedException {
    int port;
    try (ServerSocket socket = new ServerSocket(0)) {
      port = socket.getLocalPort();
    }
    KilledRun runs = new KilledRun(folder, "local[2]");
    Process run =
        runs.start(
            "out",
            List.of(
                "-Dspark.ui.enabled=true",
                "-Dspark.ui.port=" + port,
                "-Dlog4j2.configurationFile=courant-log4j2-json.properties"));
    while (run.isAlive()) {
      scrape(port);
      Thread.sleep(PAUSE_MILLIS);
    }
    assertEquals(0, runs.finish(run), () -> log(runs));
    ObjectMapper json = new ObjectMapper();
    for (String line : log(runs).lines().filter(text -> text.startsWith("{")).toList()) {
      LINES.add(json.readTree(line));
    }
    report = json.readTree(Files.readString(folder.resolve("out/report.json")));
  }

  private static void scrape(int port) throws IOException, InterruptedException {
    String page = get(port, "/metrics/prometheus/");
    Matcher gauges = Pattern.compile(GAUGE).matcher(page);
    while (gauges.find()) {
      METRICS.merge(gauges.group(1), Double.valueOf(gauges.group(2)), Math::max);
    }
    String spark = get(port, "/metrics/executors/prometheus/");
    executors = spark.isEmpty() ? executors : spark;
  }

  /** Empty while the page is not there. */
  private static String get(int port, String path) throws InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://localhost:" + port + path)).build();
    try {
      HttpResponse<String> response = CLIENT.send(request, HttpResponse.BodyHandlers.ofString());
      return response.statusCode() == 200 ? response.body() : "";
    } catch (IOException e) {
      // Before the page is there, and when the run ends while it answers.
      return "";
    }
  }

  private static String log(KilledRun runs) {
    try {
      return runs.log("out");
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void prometheusSeesTheModelAtWork() {
    double sentences = report.at("/sentences/translated").asDouble();
    for (String side : List.of("", "executors_")) {
      assertTrue(METRICS.get(side + "sentences") >= sentences, METRICS::toString);
      assertTrue(METRICS.get(side + "source_tokens") > sentences, METRICS::toString);
      assertTrue(METRICS.get(side + "target_tokens") > sentences, METRICS::toString);
      assertTrue(METRICS.get(side + "batches") > 1, METRICS::toString);
      assertTrue(METRICS.get(side + "encode_seconds") > 0, METRICS::toString);
      assertTrue(METRICS.get(side + "search_seconds") > 0, METRICS::toString);
      assertTrue(METRICS.get(side + "ladder_decodes") > 0, METRICS::toString);
      assertEquals(1, METRICS.get(side + "models_loaded"), METRICS::toString);
      assertTrue(METRICS.get(side + "model_load_seconds") > 0, METRICS::toString);
      assertTrue(METRICS.get(side + "calls") >= 0, METRICS::toString);
      assertTrue(METRICS.get(side + "batches_waiting") >= 0, METRICS::toString);
    }
    assertEquals(1, METRICS.get("executors_count"), METRICS::toString);
    assertTrue(METRICS.get("calls") >= 1, METRICS::toString);
    assertTrue(executors.contains("metrics_executor_totalTasks_total"), executors);
  }

  @Test
  void linesOfTheLogAreJsonWithTheRunAndWhereItIs() {
    Set<String> runs =
        LINES.stream()
            .filter(line -> line.get("level").asText().equals("INFO"))
            .map(line -> field(line, "run_id"))
            .collect(Collectors.toSet());
    assertEquals(Set.of(report.get("run_id").asText()), runs);
    assertEquals("13", field(said("Run began").get(0), "files"));
    assertEquals("16", field(said("Run ended").get(0), "written"));
    assertTrue(
        said("Stage ended").stream().anyMatch(line -> field(line, "stage").equals("write")),
        LINES::toString);
    List<JsonNode> shards = said("Shard translated");
    assertEquals(
        report.at("/sentences/translated").asInt(),
        shards.stream().mapToInt(line -> line.at("/context/sentences").asInt()).sum());
    assertEquals(
        shards.size(), shards.stream().map(line -> field(line, "shard")).distinct().count());
    assertTrue(shards.get(0).at("/context/seconds").asDouble() > 0, LINES::toString);
  }

  private static List<JsonNode> said(String message) {
    return LINES.stream().filter(line -> line.get("msg").asText().equals(message)).toList();
  }

  private static String field(JsonNode line, String name) {
    return line.at("/context/" + name).asText();
  }
}
