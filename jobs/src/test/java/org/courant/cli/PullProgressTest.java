package org.courant.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import org.courant.hub.FileHash;
import org.courant.hub.HubFile;
import org.courant.hub.HubName;
import org.junit.jupiter.api.Test;

class PullProgressTest {
  private static final HubFile WEIGHTS =
      new HubFile(
          "model.safetensors", 300_000_000, new FileHash(FileHash.Kind.SHA256, "0".repeat(64)));

  private final StringWriter err = new StringWriter();
  private long clock = 1_000_000_000_000L;

  @Test
  void elsewhereAFileIsALine() {
    report(false);

    assertEquals(
        """
        courant: acme/tiny at commit 0: 2 files, 300.0 MB to fetch
        courant: model.safetensors  300.0 MB, 50.0 MB/s
        courant: model.safetensors  300.0 MB, is here already
        """,
        err.toString().replace(System.lineSeparator(), "\n"));
  }

  @Test
  void aTerminalSeesTheBytesCome() {
    report(true);

    String renew = "\r\u001b[K";
    assertEquals(
        (renew + "courant: acme/tiny at commit 0: 2 files, 300.0 MB to fetch\n")
            + (renew + "courant: model.safetensors  0%, 0 B of 300.0 MB")
            + (renew + "courant: model.safetensors  50%, 150.0 MB of 300.0 MB, 50.0 MB/s")
            + (renew + "courant: model.safetensors  300.0 MB, 50.0 MB/s\n")
            + (renew + "courant: model.safetensors  300.0 MB, is here already\n"),
        err.toString().replace(System.lineSeparator(), "\n"));
  }

  @Test
  void retriesAreTold() {
    new PullProgress(new PrintWriter(err), false, () -> clock)
        .retrying("config.json of a/b: localhost answered 503", Duration.ofSeconds(2));

    assertEquals(
        "courant: config.json of a/b: localhost answered 503; trying again in 2 s%n".formatted(),
        err.toString());
  }

  @Test
  void bytesAreCountedInPowersOfTen() {
    assertEquals("0 B", ByteCount.text(0));
    assertEquals("999 B", ByteCount.text(999));
    assertEquals("1.0 kB", ByteCount.text(1000));
    assertEquals("1.0 MB", ByteCount.text(999_999));
    assertEquals("1.2 GB", ByteCount.text(1_234_567_890));
  }

  private void report(boolean terminal) {
    PullProgress progress = new PullProgress(new PrintWriter(err), terminal, () -> clock);
    progress.planned(HubName.parse("acme/tiny"), "0", 2, 300_000_000);
    progress.progressed(WEIGHTS, 0);
    clock += Duration.ofSeconds(3).toNanos();
    progress.progressed(WEIGHTS, 150_000_000);
    progress.progressed(WEIGHTS, 150_000_001);
    clock += Duration.ofSeconds(3).toNanos();
    progress.finished(WEIGHTS, 300_000_000);
    progress.finished(WEIGHTS, 0);
  }
}
