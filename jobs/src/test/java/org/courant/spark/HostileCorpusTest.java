package org.courant.spark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.courant.inference.ModelBundle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole job on a corpus of hostile records: each is out or a reject, and none is lost. */
class HostileCorpusTest {
  private static final String MODEL = "src/test/resources/checkpoints/tiny-marian-multi";

  @TempDir Path folder;

  @Test
  void everyHostileRecordIsARejectAndEveryOtherIsOut() throws IOException {
    HostileCorpus corpus = new HostileCorpus(folder.resolve("in"));
    corpus.write();

    RunReport report = run();

    assertEquals(Set.of(), differences(corpus.rejects.entrySet(), rejects().entrySet()));
    assertEquals(Set.of(), differences(corpus.ids, written()));
    RunCounts counts = report.counts();
    assertEquals(corpus.ids.size(), counts.written());
    assertEquals(counted(corpus.rejects), counts.rejects());
    assertEquals(corpus.ids.size() + corpus.rejects.size(), counts.read());
    assertTrue(table("rejects").where("length(detail) not between 10 and 1000").isEmpty());
    try (Stream<Path> names = Files.list(folder)) {
      assertEquals(
          Set.of("in", "out", "written"),
          names.map(path -> path.getFileName().toString()).collect(Collectors.toSet()));
    }
  }

  private RunReport run() {
    Map<String, String> flags = new HashMap<>();
    flags.put("to", "uk");
    flags.put("out", folder.resolve("out").toString());
    flags.put("max-line-chars", String.valueOf(HostileCorpus.MAX_LINE));
    flags.put("max-document-chars", String.valueOf(HostileCorpus.MAX_DOCUMENT));
    flags.put("beam-size", "1");
    flags.put("max-new-tokens", "8");
    ModelCard card = ModelCard.of(ModelBundle.open(Path.of(MODEL)));
    JobOptions options =
        JobOptions.resolve(
            List.of(folder.resolve("in").toString()),
            Settings.of(flags, SharedSession.conf()),
            card);
    ModelLocation model =
        new BundleLocation(new ModelPlace.Folder(MODEL), card.sha256(), options.computation());
    return new TranslationRun(SharedSession.conf(), options, card, model)
        .execute(SharedSession.spark(), RunListener.silent());
  }

  /** What one has and the other has not, which is easier to read than both. */
  private static <T> Set<String> differences(Set<T> one, Set<T> other) {
    Set<String> differences = new TreeSet<>();
    one.stream()
        .filter(item -> !other.contains(item))
        .forEach(item -> differences.add("expected " + item));
    other.stream()
        .filter(item -> !one.contains(item))
        .forEach(item -> differences.add("found " + item));
    return differences;
  }

  private static Map<String, Long> counted(Map<String, String> rejects) {
    return rejects.values().stream()
        .collect(Collectors.groupingBy(reason -> reason, TreeMap::new, Collectors.counting()));
  }

  /** Reasons by place; two records of one place would be one too few. */
  private Map<String, String> rejects() {
    Map<String, String> rejects = new TreeMap<>();
    for (Row row : table("rejects").select("uri", "id", "line", "reason").collectAsList()) {
      String file = row.getString(0).substring(row.getString(0).lastIndexOf('/') + 1);
      String reason = row.getString(3);
      String place = reason.equals("DUPLICATE_ID") ? "#" + row.getString(1) : "";
      rejects.put(file + place + (row.isNullAt(2) ? "" : ":" + row.getLong(2)), reason);
    }
    return rejects;
  }

  private Set<String> written() {
    return table("briefings").select("briefing_id").collectAsList().stream()
        .map(row -> row.getString(0))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private Dataset<Row> table(String name) {
    return SharedSession.spark().read().parquet(folder.resolve("out").resolve(name).toString());
  }
}
