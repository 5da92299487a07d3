package org.courant.hub;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a network and a busy hub do. */
class HubTroubleTest extends HubFixture {
  @Test
  void aCutBodyIsResumed() throws IOException {
    Path partial = partial(WEIGHTS);
    hub.store.answer(
        LoopbackHub.inStore(WEIGHTS),
        exchange -> {
          byte[] content = hub.content(WEIGHTS);
          exchange.sendResponseHeaders(200, content.length);
          exchange.getResponseBody().write(content, 0, 200_000);
          exchange.getResponseBody().flush();
          // Cut only when some of it has arrived.
          while (partial.toFile().length() < 1000) {
            Thread.onSpinWait();
          }
          throw new IOException("cut");
        });

    Snapshot snapshot = pull();

    assertArrayEquals(hub.content(WEIGHTS), Files.readAllBytes(snapshot.folder().resolve(WEIGHTS)));
    assertEquals(1, hub.store.ranges.size());
    assertFalse(hub.store.ranges.contains("bytes=0-"));
    assertEquals(List.of(Duration.ofSeconds(1)), pauses);
    assertFalse(Files.exists(partial));
  }

  @Test
  void anEarlierPullIsContinued() throws IOException {
    leave(partial(WEIGHTS), Arrays.copyOf(hub.content(WEIGHTS), 1000));

    pull();

    assertEquals(List.of("bytes=1000-"), hub.store.ranges);
  }

  @Test
  void aDamagedRestIsFetchedAnew() throws IOException {
    leave(partial(WEIGHTS), new byte[1000]);

    Snapshot snapshot = pull();

    assertArrayEquals(hub.content(WEIGHTS), Files.readAllBytes(snapshot.folder().resolve(WEIGHTS)));
  }

  @Test
  void aServerWithoutRangesIsStillUnderstood() throws IOException {
    leave(partial(WEIGHTS), Arrays.copyOf(hub.content(WEIGHTS), 1000));
    hub.store.answer(
        LoopbackHub.inStore(WEIGHTS),
        exchange -> {
          exchange.sendResponseHeaders(200, hub.content(WEIGHTS).length);
          exchange.getResponseBody().write(hub.content(WEIGHTS));
        });

    assertTrue(pull().isWhole());
  }

  @Test
  void aRefusedRangeStartsOver() throws IOException {
    leave(partial(WEIGHTS), Arrays.copyOf(hub.content(WEIGHTS), 1000));
    hub.store.answer(LoopbackHub.inStore(WEIGHTS), LoopbackServer.status(416));

    assertTrue(pull().isWhole());
    assertEquals(List.of("bytes=1000-"), hub.store.ranges);
  }

  @Test
  void aBusyHubIsGivenTheTimeItAsksFor() {
    hub.front.answer(LoopbackHub.listing(), LoopbackServer.status(429, "Retry-After", "7"));
    hub.front.answer(LoopbackHub.listing(), LoopbackServer.status(500));

    assertTrue(pull().isWhole());
    assertEquals(List.of(Duration.ofSeconds(7), Duration.ofSeconds(2)), pauses);
  }

  @Test
  void aHubThatAsksForAnHourIsNotWaitedFor() {
    hub.front.answer(LoopbackHub.listing(), LoopbackServer.status(429, "Retry-After", "3600"));

    assertEquals(
        "Cannot fetch the listing of acme/tiny-marian: localhost answered 429 and asks to wait"
            + " 3,600 s; run the command again after that",
        refusal());
    assertEquals(List.of(), pauses);
  }

  @Test
  void patienceHasAnEnd() {
    for (int i = 0; i < Retry.TRIES; i++) {
      hub.front.answer(LoopbackHub.file("config.json"), LoopbackServer.status(503));
    }

    assertEquals(
        "Cannot fetch config.json of acme/tiny-marian: localhost answered 503, tried 5 times in a"
            + " row; run the command again, it goes on from there",
        refusal());
    assertEquals(List.of(1L, 2L, 4L, 8L), pauses.stream().map(Duration::toSeconds).toList());
    assertTrue(cache().find(NAME).isEmpty());
  }

  @Test
  void retryAfterMayBeADate() {
    assertEquals(Duration.ZERO, Refusal.retryAfter("Wed, 21 Oct 2015 07:28:00 GMT").orElseThrow());
    assertEquals(Duration.ofMinutes(2), Refusal.retryAfter("120").orElseThrow());
    assertTrue(Refusal.retryAfter("soon").isEmpty());
  }

  @Test
  void nothingIsAskedOffline() {
    environment.put("HF_HUB_OFFLINE", "1");

    String message = refusal();

    assertTrue(message.startsWith("Cannot reach " + hub.endpoint() + ": HF_HUB_OFFLINE forbids"));
    assertTrue(message.contains("--model FOLDER"), message);
    assertEquals(List.of(), hub.front.paths);
  }

  @Test
  void aHubThatIsNotThereIsNamed() {
    hub.close();

    String message = refusal();

    assertTrue(message.startsWith("Cannot reach " + hub.endpoint() + ": no connection"), message);
    assertTrue(message.contains("--model FOLDER"), message);
  }

  @Test
  void fullDisksAreToldBeforeAnyDownload() {
    freeSpace = path -> 100_000;

    String message = refusal();

    assertTrue(message.contains("it needs 300,0"), message);
    assertTrue(message.contains("has 100,000"), message);
    assertEquals(List.of(), hub.downloads());
  }

  private static void leave(Path file, byte[] content) throws IOException {
    Files.createDirectories(file.getParent());
    Files.write(file, content);
  }
}
