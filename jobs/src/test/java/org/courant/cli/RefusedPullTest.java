package org.courant.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import org.courant.checkpoint.Fixtures;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Bad checkpoints, from the hub to the user: refused with file and reason, nothing installed. */
class RefusedPullTest extends HubCommandLine {
  private static final String WEIGHTS = "model.safetensors";

  @BeforeEach
  void fill() throws IOException {
    hub.withFolder(Fixtures.checkpoint("tiny-marian"));
  }

  @Test
  void aTruncatedDownload() throws IOException {
    hub.serve(WEIGHTS, Arrays.copyOf(hub.content(WEIGHTS), 200_000));

    assertRefused(
        "Cannot use model.safetensors of acme/tiny-marian: expected 246,7", "found 200,000");
  }

  @Test
  void aFlippedBit() throws IOException {
    byte[] flipped = hub.content(WEIGHTS).clone();
    flipped[100_000] ^= 1;
    hub.serve(WEIGHTS, flipped);

    assertRefused(
        "Cannot use model.safetensors of acme/tiny-marian: expected sha256 ",
        "the download is deleted");
  }

  @Test
  void aPickleWithAForeignGlobal() throws IOException {
    byte[] evil = Files.readAllBytes(Fixtures.path("state-dicts/evil.bin"));
    hub.without(WEIGHTS).with("pytorch_model.bin", evil);

    assertRefused(
        "Cannot use acme/tiny-marian: pytorch_model.bin: ",
        "names __builtin__.print",
        "nothing of it is kept");
    assertEquals(List.of(), inRepository("blobs"));
  }

  @Test
  void aSafetensorsHeaderThatLiesAboutOffsets() throws IOException {
    String latin = new String(hub.content(WEIGHTS), StandardCharsets.ISO_8859_1);
    String lie = latin.replaceFirst("\"data_offsets\":\\[0,", "\"data_offsets\":[8,");
    hub.with(WEIGHTS, lie.getBytes(StandardCharsets.ISO_8859_1));

    assertRefused(
        "Cannot use acme/tiny-marian: model.safetensors: ",
        "tensor final_logits_bias has 2008 bytes, but FLOAT32 of shape [1, 504] needs another",
        "nothing of it is kept");
    assertEquals(List.of(), inRepository("blobs"));
  }

  /** A good model of the same repository survives a bad commit of it. */
  @Test
  void whatIsThereAlreadyStays() throws IOException {
    assertEquals(0, run("models", "pull", NAME, "--no-test"), () -> err);
    hub.moveTo("fedcba9876543210fedcba9876543210fedcba98");
    byte[] evil = Files.readAllBytes(Fixtures.path("state-dicts/evil.bin"));
    hub.without(WEIGHTS).with("pytorch_model.bin", evil);

    assertEquals(3, run("models", "pull", NAME));

    assertEquals(0, run("models", "verify", NAME), () -> err);
    assertTrue(out.contains("7 files are what commit 0123456789abcdef"), out);
    assertEquals(0, run("lines", "--to", "ko", "--model", NAME, "--threads", "1"), () -> err);
  }

  private void assertRefused(String... parts) throws IOException {
    assertEquals(3, run("models", "pull", NAME));
    for (String part : parts) {
      assertTrue(err.contains(part), err);
    }
    assertEquals(List.of(), inRepository("snapshots"));
    assertEquals(List.of(), inRepository("refs"));
    assertEquals(List.of(), inRepository("courant"));
    assertEquals(0, run("models", "list"));
    assertTrue(out.startsWith("No model in "), out);
    assertEquals(2, run("lines", "--to", "ko", "--model", NAME));
    assertTrue(err.contains("is not in the cache"), err);
  }
}
