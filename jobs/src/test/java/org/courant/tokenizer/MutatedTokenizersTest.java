package org.courant.tokenizer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.courant.Mutants;
import org.courant.checkpoint.CheckpointFolder;
import org.courant.checkpoint.Fixtures;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Tokenizers whose files are damaged at random places work or are refused; in no case does a native
 * library take the process along.
 */
class MutatedTokenizersTest {
  private static final int MUTANTS = 120;

  /** T5 has no tokens for languages. */
  private static final String BUNDLE =
      "{\"format\":1,\"name\":\"t5\",\"version\":\"1\",\"source_languages\":[\"en\"],"
          + "\"target_languages\":{\"uk\":{\"token\":\"\",\"side\":\"source\"}}}";

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
          "0",
          "9223372036854775807",
          "\\ud800",
          "\"type\":\"BPE\"",
          "\u2581",
          "\u0008\u0001",
          "\n\u0000",
          "<unk>",
          "</s>",
          "\n");

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({
    "tiny-marian-multi, , source.spm",
    "tiny-marian-multi, , target.spm",
    "tiny-marian-multi, , vocab.json",
    "tiny-opus, , source.spm",
    "tiny-mbart, , tokenizer.json",
    "tiny-bart, , tokenizer.json",
    "tiny-t5, , tokenizer.json",
    "tiny-m2m100, m2m100, sentencepiece.bpe.model",
    "tiny-m2m100, m2m100, vocab.json",
    "tiny-m2m100, m2m100, special_tokens_map.json",
    "tiny-mbart, mbart50, sentencepiece.bpe.model",
    "tiny-t5, t5, spiece.model",
    "tiny-pegasus, pegasus, spiece.model"
  })
  void damagedTokenizersWorkOrAreRefused(String checkpoint, String pieces, String name)
      throws IOException {
    Path copy = Fixtures.copy(Fixtures.checkpoint(checkpoint), folder.resolve("copy"));
    if (pieces != null) {
      Files.deleteIfExists(copy.resolve("tokenizer.json"));
      try (var files = Files.list(Fixtures.path("tokenizers/" + pieces))) {
        for (Path file : files.toList()) {
          Path target = copy.resolve(file.getFileName().toString());
          Files.copy(file, target, StandardCopyOption.REPLACE_EXISTING);
        }
      }
    }
    if (checkpoint.equals("tiny-t5")) {
      Files.writeString(copy.resolve("bundle.json"), BUNDLE);
    }
    Path file = copy.resolve(name);
    byte[] bytes = Files.readAllBytes(file);
    use(copy, -1);
    Mutants.seeds(
        MUTANTS,
        seed -> {
          replace(file, DAMAGE.of(bytes, seed));
          try {
            use(copy, seed);
          } catch (IllegalArgumentException refused) {
            // As it says: a CheckpointException, or a language that is no longer there.
            return;
          } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
            throw new AssertionError("Seed " + seed + " of " + name, e);
          }
        });
  }

  private static void use(Path folder, long seed) {
    try (Tokenizer tokenizer = Tokenizer.open(CheckpointFolder.open(folder))) {
      String language = tokenizer.targetLanguages().stream().findFirst().orElse("uk");
      int[] ids =
          tokenizer.source("The 3 ministers met on Monday: \u201Cwe agreed\u201D.", language);
      tokenizer.decode(ids);
      if (seed % 16 == 0) {
        tokenizer.decode(new int[] {0, 1, tokenizer.vocabularySize() - 1});
      }
    }
  }

  private static void replace(Path file, byte[] bytes) {
    try {
      Files.delete(file);
      Files.write(file, bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
