package org.courant.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.courant.checkpoint.Fixtures;
import org.courant.hub.LoopbackHub;
import org.courant.inference.ModelBundle;
import org.junit.jupiter.api.Test;

/** The self-test that follows a pull. */
class SelfTestAfterPullTest extends HubCommandLine {
  @Test
  void aGoodModelPassesAndTranslates() throws IOException {
    hub.withFolder(ModelBundle.embedded().folder());

    assertEquals(0, run("models", "pull", NAME, "--to", "uk"), () -> out + err);

    assertTrue(out.contains("self-test    uk passed ("), out);
    assertEquals(0, run("models", "list"));
    assertTrue(out.contains("passed     yes: to ko, ko-x-plain, uk"), out);
    assertEquals(0, run("lines", "--to", "uk", "--model", NAME), () -> err);
    String translated = out;
    assertEquals(0, run("lines", "--to", "uk"), () -> err);
    assertEquals(out, translated);
  }

  @Test
  void randomWeightsFailAndAreKept() throws IOException {
    hub.withFolder(Fixtures.checkpoint("tiny-marian"));

    assertEquals(1, run("models", "pull", NAME), () -> err);

    assertTrue(out.contains("! "), out);
    assertTrue(out.contains("self-test    ko FAILED (12 of 12 flagged"), out);
    assertEquals(0, run("models", "list"));
    assertTrue(out.contains("FAILED     yes: to ko"), out);
    assertEquals(0, run("models", "show", NAME));
    assertTrue(out.contains("self-test    ko FAILED (12 of 12 flagged"), out);
    assertEquals(0, run("lines", "--to", "ko", "--model", NAME));
    assertTrue(err.contains("courant: self-test: ko FAILED"), err);
  }

  @Test
  void aModelFetchedInPassingIsTestedToo() throws IOException {
    hub.withFolder(Fixtures.checkpoint("tiny-marian")).under("cc-by-nc-4.0");

    assertEquals(0, run("lines", "--to", "ko", "--model", NAME, "--pull"), () -> err);

    assertTrue(err.contains("courant: licence: cc-by-nc-4.0: NON-COMMERCIAL use only"), err);
    assertTrue(err.contains("courant: self-test: ko FAILED (12 of 12 flagged"), err);
    assertEquals(1, out.lines().count());
  }

  @Test
  void theUserChoosesWhatIsTested() throws IOException {
    hub.withFolder(Fixtures.checkpoint("tiny-marian-multi"));

    assertEquals(1, run("models", "pull", NAME, "--to", "uk"));
    assertTrue(out.contains("self-test    uk FAILED"), out);
    assertEquals(0, run("models", "pull", NAME, "--no-test"));
    assertFalse(out.contains("self-test"), out);
    assertEquals(2, run("models", "pull", NAME, "--to", "de"));
    assertTrue(
        err.endsWith("Invalid to: de, must be among those of model tiny-marian-multi: ko, uk\n"));
  }

  @Test
  void aSummarizerIsNoTranslator() throws IOException {
    hub.withFolder(Fixtures.checkpoint("tiny-bart")).without("bundle.json");

    assertEquals(0, run("models", "pull", NAME), () -> out + err);

    assertTrue(out.contains("self-test    none: it summarizes"), out);
    assertEquals(0, run("models", "list"));
    assertTrue(out.contains("yes: summarizes en"), out);
  }

  @Test
  void whatCannotBeLoadedSaysWhy() throws IOException {
    hub.withFolder(Fixtures.checkpoint("tiny-marian")).without("source.spm");

    assertEquals(1, run("models", "pull", NAME));

    assertTrue(out.contains("self-test    FAILED, it does not run: Cannot use "), out);
    assertTrue(out.contains("source.spm: there is no such file"), out);
    assertEquals(0, run("models", "list"));
    assertTrue(out.contains("no: Cannot use the folder/source.spm"), out);
  }

  @Test
  void weightsOfAnotherShapeSayWhy() throws IOException {
    hub.withFolder(Fixtures.checkpoint("tiny-marian"));
    String config = new String(hub.content("config.json"), StandardCharsets.UTF_8);
    hub.with(
        "config.json",
        config
            .replace("\"encoder_layers\": 2", "\"encoder_layers\": 3")
            .getBytes(StandardCharsets.UTF_8));

    assertEquals(1, run("models", "pull", NAME), () -> out + err);

    assertTrue(out.contains("model.safetensors: has no tensor model.encoder.layers.2."), out);
  }

  @Test
  void aFewLanguagesTellMost() {
    assertEquals(List.of("is"), SelfTestRun.languages(List.of("is")));
    assertEquals(List.of("ko", "uk"), SelfTestRun.languages(List.of("de", "fr", "ko", "uk")));
    assertEquals(List.of("uk", "ru"), SelfTestRun.languages(List.of("be", "ru", "uk")));
    assertEquals(List.of("da"), SelfTestRun.languages(List.of("da", "en", "sv")));
    assertEquals(List.of(), SelfTestRun.languages(List.of("en")));
  }

  /** Showing a verdict must not read gigabytes: what was pulled has its hash already. */
  @Test
  void aVerdictIsShownWithoutReadingTheWeights() throws IOException {
    hub.withFolder(Fixtures.checkpoint("tiny-marian"));
    assertEquals(1, run("models", "pull", NAME));
    Path weights =
        home.resolve("cache/models--acme--tiny-marian/snapshots")
            .resolve(LoopbackHub.COMMIT)
            .resolve("model.safetensors");
    // Reading them would give another digest, of which no verdict is known.
    byte[] other = Files.readAllBytes(weights);
    other[other.length - 1] ^= 1;
    Files.write(weights.toRealPath(), other);

    assertEquals(0, run("models", "show", NAME));

    assertTrue(out.contains("self-test    ko FAILED"), out);
    // Another program leaves no receipt, but names its blobs by the same hashes.
    Files.delete(
        weights
            .getParent()
            .resolve("../../courant/" + LoopbackHub.COMMIT + "/courant-receipt.json"));
    assertEquals(0, run("models", "show", NAME));
    assertTrue(out.contains("by another program"), out);
    assertTrue(out.contains("self-test    ko FAILED"), out);
  }
}
