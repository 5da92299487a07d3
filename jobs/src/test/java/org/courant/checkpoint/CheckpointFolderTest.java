package org.courant.checkpoint;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.courant.checkpoint.BundleManifest.Side;
import org.courant.checkpoint.BundleManifest.Target;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CheckpointFolderTest {
  @TempDir Path temporary;
  private Path folder;

  @BeforeEach
  void copyTheMultilingualCheckpoint() {
    folder = Fixtures.copy(Fixtures.checkpoint("tiny-marian-multi"), temporary.resolve("copy"));
  }

  @Test
  void readsSettings() {
    CheckpointFolder checkpoint = CheckpointFolder.open(folder);
    assertEquals("marian", checkpoint.config().modelType());
    assertEquals(40, checkpoint.config().integer("d_model"));
    assertEquals(7, checkpoint.config().integer("absent", 7));
    assertTrue(checkpoint.config().flag("scale_embedding"));
    assertEquals(4, checkpoint.generation().numBeams());
    assertEquals(List.of(505), checkpoint.generation().badTokens());
    BundleManifest manifest = checkpoint.manifest().orElseThrow();
    assertEquals(List.of("ko", "uk"), List.copyOf(manifest.targetLanguages().keySet()));
    assertEquals(new Target(">>kor<<", Side.DECODER), manifest.targetLanguages().get("ko"));
    assertEquals(4, manifest.generation().beamSize().orElseThrow());
    assertTrue(manifest.generation().maxNewTokens().isEmpty());
    assertEquals(Optional.empty(), checkpoint.find("absent"));
  }

  @Test
  void namesFileKeyAndValueOfABadSetting() throws IOException {
    replace("config.json", "\"d_model\": 40", "\"d_model\": \"forty\"");
    ModelConfig config = CheckpointFolder.open(folder).config();
    var type = assertThrows(CheckpointException.class, () -> config.integer("d_model"));
    assertTrue(type.getMessage().contains("config.json"), type.getMessage());
    assertTrue(type.getMessage().contains("d_model is \"forty\""), type.getMessage());
    var missing = assertThrows(CheckpointException.class, () -> config.integer("absent"));
    assertTrue(missing.getMessage().contains("absent is missing"), missing.getMessage());
  }

  @ParameterizedTest
  @ValueSource(strings = {"config.json", "model.safetensors"})
  void refusesAFolderWithoutItsFiles(String file) throws IOException {
    Files.delete(folder.resolve(file));
    var e = assertThrows(CheckpointException.class, () -> CheckpointFolder.open(folder));
    assertTrue(e.getMessage().contains(file), e.getMessage());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          "version": "1" | "version": 1 | version is 1, must be a text
          "format": 1 | "format": 2 | format is 2
          "side": "decoder" | "side": "left" | target_languages.ko.side is "left"
          "side": "decoder" | "side": "decoder", "scripts": ["Hangul"] | but Hangul is no code of ISO 15924
          "side": "decoder" | "side": "decoder", "scripts": [] | target_languages.ko.scripts is []
          "uk": | "not a tag": | not a tag is no BCP 47
          "beam_size" | "beams" | generation.beams is 4, a field unknown
          "version": "1" | "version": "1", "task": "rewriting" | task is "rewriting", must be
          "name" | "title" | title is "tiny-marian-multi", a field unknown
          """)
  void refusesABadManifest(String good, String bad, String reason) throws IOException {
    replace("bundle.json", good, bad);
    var e = assertThrows(CheckpointException.class, () -> CheckpointFolder.open(folder));
    assertTrue(e.getMessage().contains("bundle.json"), e.getMessage());
    assertTrue(e.getMessage().contains(reason), e.getMessage());
  }

  @Test
  void aFamilyTellsTheTaskUnlessABundleDoes() throws IOException {
    Path pegasus = Fixtures.checkpoint("tiny-pegasus");
    Path t5 = Fixtures.checkpoint("tiny-t5");
    assertEquals(ModelTask.SUMMARIZATION, CheckpointFolder.open(pegasus).task());
    assertEquals(ModelTask.TRANSLATION, CheckpointFolder.open(t5).task());
    assertEquals(
        ModelTask.TRANSLATION, CheckpointFolder.open(Fixtures.checkpoint("tiny-bart")).task());
    assertEquals(
        ModelTask.SUMMARIZATION, CheckpointFolder.open(t5, ModelTask.SUMMARIZATION).task());
    replace("bundle.json", "\"version\"", "\"task\": \"summarization\", \"version\"");
    assertEquals(ModelTask.SUMMARIZATION, CheckpointFolder.open(folder).task());
  }

  @Test
  void refusesATaskThatACheckpointIsNotMadeFor() throws IOException {
    var told =
        assertThrows(
            CheckpointException.class,
            () -> CheckpointFolder.open(folder, ModelTask.SUMMARIZATION));
    assertTrue(told.getMessage().endsWith("task is translation, not summarization"));
    Files.delete(folder.resolve("bundle.json"));
    var family =
        assertThrows(
            CheckpointException.class,
            () -> CheckpointFolder.open(folder, ModelTask.SUMMARIZATION));
    assertTrue(family.getMessage().contains("model_type is \"marian\""), family.getMessage());
    var summarizer =
        assertThrows(
            CheckpointException.class,
            () ->
                CheckpointFolder.open(Fixtures.checkpoint("tiny-pegasus"), ModelTask.TRANSLATION));
    assertTrue(summarizer.getMessage().contains("not for translation"), summarizer.getMessage());
  }

  @Test
  void digestsWhatChangesTheOutput() throws IOException {
    String before = CheckpointFolder.open(folder).sha256();
    assertTrue(before.matches("[0-9a-f]{64}"), before);
    Files.writeString(folder.resolve("README.md"), "a card");
    assertEquals(before, CheckpointFolder.open(folder).sha256());
    for (String file :
        List.of("config.json", "vocab.json", "source.spm", "bundle.json", "model.safetensors")) {
      byte[] content = Files.readAllBytes(folder.resolve(file));
      Files.write(folder.resolve(file), new byte[] {' '}, StandardOpenOption.APPEND);
      assertNotEquals(before, CheckpointFolder.open(folder).sha256(), file);
      Files.write(folder.resolve(file), content);
    }
    assertEquals(before, CheckpointFolder.open(folder).sha256());
  }

  @Test
  void readsShards() {
    Path sharded = Fixtures.checkpoint("tiny-marian-sharded");
    try (TensorStore weights = CheckpointFolder.open(sharded).openWeights()) {
      assertArrayEquals(new long[] {570, 24}, weights.shape("lm_head.weight"));
      assertEquals(StoredType.FLOAT32, weights.type("lm_head.weight"));
      assertEquals(570 * 24 * 4, weights.bytes("lm_head.weight"));
      assertThrows(CheckpointException.class, () -> weights.floats("absent"));
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          "model-00001-of-00005.safetensors" | "../model.safetensors" | no plain file name
          "model-00001-of-00005.safetensors" | "absent.safetensors" | there is no such file
          "lm_head.weight" | "head.weight" | lacks tensor head.weight
          """)
  void refusesABadIndex(String good, String bad, String reason) throws IOException {
    folder = Fixtures.copy(Fixtures.checkpoint("tiny-marian-sharded"), temporary.resolve("shards"));
    replace("model.safetensors.index.json", good, bad);
    CheckpointFolder checkpoint = CheckpointFolder.open(folder);
    var e = assertThrows(CheckpointException.class, checkpoint::openWeights);
    assertTrue(e.getMessage().contains(reason), e.getMessage());
  }

  /** Flipped bits are refused or change a value; nothing but a CheckpointException is thrown. */
  @ParameterizedTest
  @ValueSource(
      strings = {"config.json", "generation_config.json", "bundle.json", "tokenizer_config.json"})
  void survivesFlippedBits(String file) throws IOException {
    byte[] whole = Files.readAllBytes(folder.resolve(file));
    Random random = new Random(8);
    for (int round = 0; round < 300; round++) {
      byte[] flipped = whole.clone();
      flipped[random.nextInt(flipped.length)] ^= (byte) (1 << random.nextInt(8));
      Files.write(folder.resolve(file), flipped);
      try {
        TokenizerConfig.read(CheckpointFolder.open(folder));
      } catch (CheckpointException e) {
        assertTrue(e.getMessage().contains(file), e.getMessage());
      }
    }
  }

  @Test
  void survivesFlippedBitsInAnIndex() throws IOException {
    Path shards = Fixtures.copy(Fixtures.checkpoint("tiny-marian-sharded"), temporary.resolve("s"));
    Path index = shards.resolve("model.safetensors.index.json");
    byte[] whole = Files.readAllBytes(index);
    Random random = new Random(9);
    for (int round = 0; round < 300; round++) {
      byte[] flipped = whole.clone();
      flipped[random.nextInt(flipped.length)] ^= (byte) (1 << random.nextInt(8));
      Files.write(index, flipped);
      try {
        CheckpointFolder.open(shards).openWeights().close();
      } catch (CheckpointException e) {
        assertTrue(e.getMessage().contains(shards.toString()), e.getMessage());
      }
    }
  }

  @Test
  void refusesAVocabularyWithOneIdTwice() throws IOException {
    Path file = Files.writeString(temporary.resolve("vocab.json"), "{\"a\": 1, \"b\": 1}");
    var e = assertThrows(CheckpointException.class, () -> Vocabulary.read(file));
    assertTrue(e.getMessage().contains("id 1 is both a and b"), e.getMessage());
    Files.writeString(file, "{\"a\": 1, \"a\": 2}");
    assertThrows(CheckpointException.class, () -> Vocabulary.read(file));
  }

  private void replace(String file, String good, String bad) throws IOException {
    String content = Files.readString(folder.resolve(file));
    assertTrue(content.contains(good), good);
    Files.writeString(folder.resolve(file), content.replace(good, bad));
  }
}
