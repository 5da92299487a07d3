package org.courant.checkpoint;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import org.courant.Mutants;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Checkpoints with damage at random places are read or refused by a {@link CheckpointException},
 * and never take more than a small multiple of their size.
 */
class MutatedCheckpointsTest {
  private static final int MUTANTS = 250;
  private static final long MOST_BYTES = 64L << 20;

  private static final Mutants DAMAGE =
      new Mutants(
          "{",
          "}",
          "[",
          "]",
          "\"",
          ":",
          ",",
          "null",
          "-1",
          "1e999",
          "0",
          "9223372036854775807",
          "\\ud800",
          "PK\u0001\u0002",
          "PK\u0005\u0006",
          "\u0093NUMPY",
          "F64",
          "\"shape\":[0]",
          "c",
          "cos\nsystem\n",
          "(",
          "t",
          "R",
          ".",
          "&a *a",
          "- ",
          "!!python/name:x ",
          "\n");

  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private interface Reading {
    void run() throws IOException;
  }

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "types.bin",
        "views.bin",
        "parameters.bin",
        "protocol-4.bin",
        "nested.bin",
        "evil.bin",
        "legacy.bin",
        "legacy-types.bin",
        "legacy-views.bin",
        "legacy-protocol-4.bin",
        "legacy-python-2.bin",
        "legacy-evil.bin"
      })
  void damagedStateDictsAreReadOrRefused(String name) throws IOException {
    byte[] bytes = Files.readAllBytes(Fixtures.path("state-dicts/" + name));
    Path file = folder.resolve("pytorch_model.bin");
    Mutants.seeds(
        MUTANTS, seed -> damaged(bytes, file, seed, () -> read(StateDictFile.open(file))));
  }

  @ParameterizedTest
  @CsvSource({
    "tiny-t5, model.safetensors",
    "tiny-opus-sepvoc, opus-sepvoc.spm1k-spm1k.transformer-big.model1.npz.best-perplexity.npz"
  })
  void damagedWeightsAreReadOrRefused(String checkpoint, String name) throws IOException {
    byte[] bytes = Files.readAllBytes(Fixtures.checkpoint(checkpoint).resolve(name));
    Path file = folder.resolve(name);
    Mutants.seeds(
        MUTANTS,
        seed ->
            damaged(
                bytes,
                file,
                seed,
                () ->
                    read(name.endsWith(".npz") ? NpzFile.open(file) : SafetensorsFile.open(file))));
  }

  @ParameterizedTest
  @CsvSource({
    "tiny-marian-multi, config.json",
    "tiny-marian-multi, generation_config.json",
    "tiny-marian-multi, tokenizer_config.json",
    "tiny-marian-multi, bundle.json",
    "tiny-marian-multi, vocab.json",
    "tiny-marian-sharded, model.safetensors.index.json",
    "tiny-mbart, config.json",
    "tiny-t5, config.json",
    "tiny-opus, decoder.yml",
    "tiny-opus, opus.spm1k-spm1k.vocab.yml",
    "tiny-opus, opus.spm1k-spm1k.transformer-align.model1.npz.best-perplexity.yml"
  })
  void damagedSettingsAreReadOrRefused(String checkpoint, String name) throws IOException {
    Path copy = Fixtures.copy(Fixtures.checkpoint(checkpoint), folder.resolve("copy"));
    byte[] bytes = Files.readAllBytes(copy.resolve(name));
    Mutants.seeds(MUTANTS, seed -> damaged(bytes, copy.resolve(name), seed, () -> read(copy)));
  }

  private static void read(Path folder) {
    CheckpointFolder checkpoint = CheckpointFolder.open(folder);
    checkpoint.generation();
    checkpoint.openWeights().close();
    TokenizerConfig.read(checkpoint);
    if (checkpoint.config().modelType().equals("marian")) {
      checkpoint.sourceVocabulary();
      checkpoint.targetVocabulary();
    }
  }

  private static void read(TensorStore weights) {
    try (weights) {
      for (String name : weights.names()) {
        weights.shape(name);
        if (weights.bytes(name) < MOST_BYTES) {
          weights.floats(name);
        }
      }
    }
  }

  private static void damaged(byte[] bytes, Path file, long seed, Reading reading) {
    long before = THREADS.getThreadAllocatedBytes(Thread.currentThread().getId());
    try {
      // A new file each time: maps of the last one may still be there.
      Files.deleteIfExists(file);
      Files.write(file, DAMAGE.of(bytes, seed));
      reading.run();
    } catch (CheckpointException e) {
      assertTrue(e.getMessage().length() < 10_000, () -> "Seed " + seed + " of " + file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
      throw new AssertionError("Seed " + seed + " of " + file.getFileName(), e);
    }
    long taken = THREADS.getThreadAllocatedBytes(Thread.currentThread().getId()) - before;
    assertTrue(taken < MOST_BYTES, () -> "Seed " + seed + " of " + file + " took " + taken);
  }
}
