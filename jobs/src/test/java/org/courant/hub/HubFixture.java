package org.courant.hub;

import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A small repository on a loopback hub, an empty cache, and pauses that take no time. */
abstract class HubFixture {
  static final HubName NAME = HubName.parse(LoopbackHub.REPOSITORY);
  static final String WEIGHTS = "model.safetensors";

  @TempDir Path folder;

  final LoopbackHub hub = new LoopbackHub();
  final Map<String, String> environment = new HashMap<>();
  final List<Duration> pauses = new CopyOnWriteArrayList<>();

  Pull.FreeSpace freeSpace = path -> Long.MAX_VALUE;
  SnapshotLinks.Symbolic symbolic = Files::createSymbolicLink;
  Inspection inspection = Inspection.NONE;

  @BeforeEach
  void fill() {
    byte[] weights = new byte[300_000];
    new Random(7).nextBytes(weights);
    hub.with("config.json", "{\"model_type\": \"marian\"}").with("vocab.json", "{\"a\": 0}");
    hub.with("source.spm", "pieces").with(WEIGHTS, weights).with("added_tokens.json", "");
    environment.put("HF_ENDPOINT", hub.endpoint());
    environment.put("HF_HOME", folder.resolve("home").toString());
  }

  @AfterEach
  void close() {
    hub.close();
  }

  Snapshot pull() {
    return pull(NAME);
  }

  Snapshot pull(HubName name) {
    return pull(name, PullListener.silent());
  }

  Snapshot pull(HubName name, PullListener listener) {
    Pull.Machine machine = new Pull.Machine(pauses::add, freeSpace, symbolic);
    return new Hub(HubSettings.of(environment, folder), inspection, machine).pull(name, listener);
  }

  String refusal() {
    return refusal(NAME);
  }

  String refusal(HubName name) {
    return assertThrows(HubException.class, () -> pull(name)).getMessage();
  }

  HubCache cache() {
    return new HubCache(HubSettings.of(environment, folder).cache());
  }

  RepositoryFolder repository() {
    return RepositoryFolder.of(cache().root(), NAME.repository());
  }

  Path partial(String name) {
    return repository()
        .partial(new FileHash(FileHash.Kind.SHA256, LoopbackHub.sha256(hub.content(name))));
  }

  Path blob(String name) {
    return repository()
        .blob(new FileHash(FileHash.Kind.SHA256, LoopbackHub.sha256(hub.content(name))));
  }

  List<String> names(Path directory) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }
}
