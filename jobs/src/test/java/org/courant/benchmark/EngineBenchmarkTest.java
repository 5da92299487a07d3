package org.courant.benchmark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import org.courant.checkpoint.CheckpointFolder;
import org.courant.inference.Computation;
import org.courant.inference.Precision;
import org.junit.jupiter.api.Test;

class EngineBenchmarkTest {
  private static final CheckpointFolder BUNDLED =
      CheckpointFolder.open(Path.of("../models/courant-en-ko-uk"));

  @Test
  void everyTargetHasTheTokensAskedForAndTheWorkIsCounted() {
    EngineSettings settings = new EngineSettings(4, 2, 10, 7, 4);
    try (EngineBenchmark benchmark =
        EngineBenchmark.load(BUNDLED, Computation.onCpu(Precision.FLOAT32))) {
      EngineFigures figures = benchmark.measure(settings);

      assertEquals(70, figures.targetTokens());
      // 9 and 2 layers of width 256, 2048 and 1024 in the feed-forward, 27,564 tokens.
      double source = 9 * (4 * 256 * 256 + 2 * 256 * 2048) + 2 * 2 * 256 * 256;
      double row = 2 * (6 * 256 * 256 + 2 * 256 * 1024) + 256 * 27564;
      double rows = 10 * (1 + 4 * 6);
      assertEquals(2 * (figures.sourceTokens() * source + rows * row), figures.operations());
      assertTrue(
          figures.seconds() > 0 && figures.cpuSeconds() > 0 && figures.shareOfPeak().orElse(0) > 0);
    }
  }

  @Test
  void theBundledSentencesAreDistinct() {
    List<String> sentences = Workload.sentences();
    assertEquals(Workload.MOST_SENTENCES, sentences.size());
    assertEquals(Workload.MOST_SENTENCES, new HashSet<>(sentences).size());
  }

  @Test
  void wrongSettingsAreNamed() {
    IllegalArgumentException refused =
        assertThrows(IllegalArgumentException.class, () -> new EngineSettings(4, 1, 513, 40, 32));
    assertEquals("Invalid sentences: 513, must be 1 to 512", refused.getMessage());
  }
}
