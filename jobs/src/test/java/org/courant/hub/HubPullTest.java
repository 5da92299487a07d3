package org.courant.hub;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class HubPullTest extends HubFixture {
  @Test
  void onlyWhatATranslationNeedsIsFetched() throws IOException {
    hub.with("README.md", "# Card").with("tf_model.h5", "tf").with("onnx/model.onnx", "onnx");
    hub.with("pytorch_model.bin", "pickle").with("training_args.bin", "args");
    hub.with("flax_model.msgpack", "flax")
        .with("rust_model.ot", "ot")
        .with("sub/config.json", "{}");

    Snapshot snapshot = pull();

    List<String> wanted =
        List.of("added_tokens.json", "config.json", WEIGHTS, "source.spm", "vocab.json");
    assertEquals(wanted, names(snapshot.folder()));
    // An empty file needs no request.
    assertEquals(4, hub.downloads().size(), hub.downloads().toString());
    assertArrayEquals(hub.content(WEIGHTS), Files.readAllBytes(snapshot.folder().resolve(WEIGHTS)));
  }

  @Test
  void theCacheIsLaidOutAsHuggingfaceHubDoesIt() throws IOException {
    Snapshot snapshot = pull(HubName.parse(LoopbackHub.REPOSITORY + "@refs/pr/1"));

    Path repository = folder.resolve("home/hub/models--acme--tiny-marian");
    assertEquals(repository.resolve("snapshots").resolve(LoopbackHub.COMMIT), snapshot.folder());
    assertEquals(LoopbackHub.COMMIT, Files.readString(repository.resolve("refs/refs/pr/1")));
    assertEquals(
        Path.of("../../blobs", LoopbackHub.sha256(hub.content(WEIGHTS))),
        Files.readSymbolicLink(snapshot.folder().resolve(WEIGHTS)));
    assertEquals(
        Path.of("../../blobs", LoopbackHub.gitSha1(hub.content("vocab.json"))),
        Files.readSymbolicLink(snapshot.folder().resolve("vocab.json")));
    // A plain file here makes huggingface_hub call the cache corrupt.
    assertEquals(List.of(LoopbackHub.COMMIT), names(repository.resolve("snapshots")));
    assertEquals(5, names(repository.resolve("blobs")).size());
  }

  @Test
  void theReceiptNamesEveryFile() {
    Receipt receipt = pull(HubName.parse(LoopbackHub.REPOSITORY + "@v1")).receipt().orElseThrow();

    assertEquals("v1", receipt.revision());
    assertEquals(LoopbackHub.COMMIT, receipt.commit());
    assertEquals("cc-by-4.0", receipt.licence().orElseThrow());
    assertEquals(hub.endpoint(), receipt.endpoint().toString());
    assertEquals(5, receipt.files().size());
    assertTrue(receipt.size() > 300_000);
  }

  @Test
  void theTokenStaysWithTheHub() {
    environment.put("HF_TOKEN", "hf_secret");

    pull();

    assertEquals("Bearer hf_secret", hub.front.authorizations.get(LoopbackHub.listing()));
    assertEquals("Bearer hf_secret", hub.front.authorizations.get(LoopbackHub.file(WEIGHTS)));
    assertTrue(hub.store.paths.contains(LoopbackHub.inStore(WEIGHTS)));
    assertTrue(hub.store.authorizations.isEmpty());
  }

  @Test
  void aCompleteSnapshotFetchesNothing() {
    Snapshot first = pull();
    int before = hub.downloads().size();

    assertEquals(first, pull());

    assertEquals(before, hub.downloads().size());
  }

  @Test
  void aFlippedBitIsFoundAndFetchedAgain() throws IOException {
    Snapshot snapshot = pull();
    int before = hub.downloads().size();
    flip(blob(WEIGHTS));

    ReceiptCheck check = new ReceiptCheck(snapshot.folder());
    HubFile weights =
        snapshot.receipt().orElseThrow().files().stream()
            .filter(file -> file.name().equals(WEIGHTS))
            .findFirst()
            .orElseThrow();
    assertTrue(check.problem(weights).orElseThrow().startsWith("expected sha256 "));
    pull();
    assertTrue(check.problem(weights).isEmpty());

    assertEquals(before + 1, hub.downloads().size());
  }

  @Test
  void twoPullsAtOnceFetchOnce() {
    CountDownLatch waiting = new CountDownLatch(1);
    // The first download goes on only when the second pull has met the lock.
    hub.front.answer(
        LoopbackHub.file("config.json"),
        exchange -> {
          try {
            waiting.await();
          } catch (InterruptedException e) {
            throw new IOException(e);
          }
          LoopbackServer.status(500).give(exchange);
        });
    PullListener listener =
        new PullListener() {
          @Override
          public void waiting(HubName name) {
            waiting.countDown();
          }
        };

    CompletableFuture<Snapshot> one = CompletableFuture.supplyAsync(() -> pull(NAME, listener));
    CompletableFuture<Snapshot> two = CompletableFuture.supplyAsync(() -> pull(NAME, listener));

    assertEquals(one.join(), two.join());
    // Four files, and the first a second time after its 500.
    assertEquals(5, hub.downloads().size(), hub.downloads().toString());
  }

  @Test
  void filesAreRealWhereLinksCannotBeMade() throws IOException {
    symbolic =
        (link, target) -> {
          throw new UnsupportedOperationException("no links here");
        };

    Path weights = pull().folder().resolve(WEIGHTS);

    assertFalse(Files.isSymbolicLink(weights));
    assertArrayEquals(hub.content(WEIGHTS), Files.readAllBytes(weights));
  }

  @Test
  void shardsAreThoseOfTheIndex() throws IOException {
    hub.without(WEIGHTS).with("model-1.safetensors", "one").with("model-2.safetensors", "two");
    hub.with("model-3.safetensors", "of another index");
    hub.with("pytorch_model.bin", "pickle");
    hub.with(
        "model.safetensors.index.json",
        "{\"weight_map\": {\"a\": \"model-1.safetensors\", \"b\": \"model-2.safetensors\"}}");

    List<String> names = names(pull().folder());

    assertTrue(names.contains("model-2.safetensors"));
    assertFalse(names.contains("model-3.safetensors"));
    assertFalse(names.contains("pytorch_model.bin"));
  }

  @Test
  void picklesAreFetchedWhereThereIsNothingElse() throws IOException {
    hub.without(WEIGHTS).with("pytorch_model.bin", "pickle");

    assertTrue(names(pull().folder()).contains("pytorch_model.bin"));
  }

  @Test
  void theCacheFindsByRevisionAndByCommit() {
    Snapshot snapshot = pull();

    assertEquals(snapshot, cache().find(NAME).orElseThrow());
    assertEquals(
        snapshot, cache().find(HubName.parse(NAME + "@" + LoopbackHub.COMMIT)).orElseThrow());
    assertTrue(cache().find(HubName.parse(NAME + "@v1")).isEmpty());
    assertEquals(List.of(snapshot), cache().list());
    assertEquals("acme/tiny-marian@0123456789ab", HubCache.nameOf(snapshot.folder()).orElseThrow());
  }

  private static void flip(Path file) throws IOException {
    byte[] content = Files.readAllBytes(file);
    content[1000] ^= 1;
    Files.write(file, content);
  }
}
