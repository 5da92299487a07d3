package org.courant.checkpoint;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Marian's form says what the reference's converter made of the same weights. */
class MarianFormTest {
  @TempDir Path temporary;

  @ParameterizedTest
  @ValueSource(strings = {"tiny-opus", "tiny-opus-sepvoc"})
  void hasTheSettingsOfTheConvertedForm(String name) {
    CheckpointFolder marian = CheckpointFolder.open(Fixtures.checkpoint(name));
    CheckpointFolder converted = CheckpointFolder.open(Fixtures.checkpoint(name + "-hf"));
    assertEquals(converted.generation(), marian.generation());
    for (String key : marian.config().keys()) {
      assertEquals(value(converted, key), value(marian, key), key);
    }
    TokenizerConfig ours = TokenizerConfig.read(marian);
    TokenizerConfig theirs = TokenizerConfig.read(converted);
    assertEquals(theirs.special(), ours.special());
    assertEquals(theirs.maxLength(), ours.maxLength());
    assertEquals(theirs.separateVocabularies(), ours.separateVocabularies());
    assertSame(converted.sourceVocabulary(), marian.sourceVocabulary());
    if (ours.separateVocabularies()) {
      assertSame(converted.targetVocabulary(), marian.targetVocabulary());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"tiny-opus", "tiny-opus-sepvoc"})
  void hasTheBitsOfTheConvertedWeights(String name) {
    try (TensorStore marian = CheckpointFolder.open(Fixtures.checkpoint(name)).openWeights();
        TensorStore converted =
            CheckpointFolder.open(Fixtures.checkpoint(name + "-hf")).openWeights()) {
      List<String> expected = new ArrayList<>(converted.names());
      // Tied: the converter stores it once more.
      assertTrue(expected.remove("lm_head.weight"));
      assertEquals(expected.stream().sorted().toList(), marian.names().stream().sorted().toList());
      for (String tensor : expected) {
        assertArrayEquals(converted.shape(tensor), marian.shape(tensor), tensor);
        assertEquals(converted.bytes(tensor), marian.bytes(tensor), tensor);
        assertEquals(converted.floats(tensor), marian.floats(tensor), tensor);
      }
    }
  }

  @Test
  void readsVocabulariesOfPlainText() throws IOException {
    Path folder = copy("tiny-opus-sepvoc");
    CheckpointFolder before = CheckpointFolder.open(folder);
    for (String side : List.of("src", "trg")) {
      Path yaml = folder.resolve("opus-sepvoc.spm1k-spm1k." + side + ".vocab.yml");
      Vocabulary vocabulary =
          side.equals("src") ? before.sourceVocabulary() : before.targetVocabulary();
      List<String> lines = new ArrayList<>(vocabulary.pieces());
      lines.remove("<pad>");
      Files.write(folder.resolve("opus-sepvoc.spm1k-spm1k." + side + ".vocab"), lines);
      Files.delete(yaml);
    }
    replace(folder, "decoder.yml", ".vocab.yml", ".vocab");
    CheckpointFolder after = CheckpointFolder.open(folder);
    assertSame(before.sourceVocabulary(), after.sourceVocabulary());
    assertSame(before.targetVocabulary(), after.targetVocabulary());
  }

  /** As yaml-cpp leaves them in published vocabularies. */
  @Test
  void readsPiecesThatYamlDoesNotAllow() throws IOException {
    Path file = temporary.resolve("odd.vocab.yml");
    List<String> lines =
        List.of(
            "</s>: 0",
            "\"<unk>\": 1",
            "no: 2",
            "~: 3",
            "\"\\x84\": 4",
            "\"a\u007F\": 5",
            "? \"b\u0085\"",
            ": 6",
            "\"\uFFFE\": 7",
            "c\u2028d: 8",
            "\"\\\"\\\\\": 9",
            "1_0: 10",
            "0x1: 11",
            "'<<': 12",
            "");
    Files.writeString(file, String.join("\n", lines), StandardCharsets.UTF_8);
    Vocabulary vocabulary = MarianVocabulary.read(file, "<pad>");
    List<String> expected =
        List.of(
            "</s>",
            "<unk>",
            "no",
            "~",
            "\u0084",
            "a\u007F",
            "b\u0085",
            "\uFFFE",
            "c\u2028d",
            "\"\\",
            "1_0",
            "0x1",
            "<<",
            "<pad>");
    assertEquals(expected, List.copyOf(vocabulary.pieces()));
    assertEquals(13, vocabulary.id("<pad>"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          beam-size: 6 | beam-size: six | decoder.yml: beam-size is "six", must be a whole number
          beam-size: 6 | beam-size: 0 | beam-size is 0, must be 1 or more
          word-penalty: 0 | word-penalty: 0.5 | word-penalty is 0.5, which is not supported
          models: | modles: | models is missing
          .npz | .bin | but there is no file
          relative-paths: true | relative-paths: !!python/object true | it has a tag
          relative-paths: true | relative-paths: &a true | it has a tag or an anchor
          relative-paths: true | relative-paths: *a | it has an alias
          relative-paths: true | relative-paths: [[[[[[[[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]]]]]]]] | deeper
          relative-paths: true | models: [] | has the key models twice
          relative-paths: true | '}' | is not valid YAML
          - opus. | - ../tiny-opus/opus. | without a path
          """)
  void refusesABadDecoder(String good, String bad, String reason) throws IOException {
    Path folder = copy("tiny-opus");
    replace(folder, "decoder.yml", good, bad);
    refuses(folder, "decoder.yml", reason);
  }

  @Test
  void refusesAnEnsemble() throws IOException {
    Path folder = copy("tiny-opus");
    String model = "- opus.spm1k-spm1k.transformer-align.model1.npz.best-perplexity.npz\n";
    replace(folder, "decoder.yml", model, model + model);
    refuses(folder, "decoder.yml", "an ensemble is not supported");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          type: transformer | type: amun | type is "amun", which is not supported
          autoreg: self-attention | autoreg: rnn | transformer-decoder-autoreg is "rnn"
          postprocess: dan | postprocess: da | transformer-postprocess is "da"
          postprocess-emb: d | postprocess-emb: n | transformer-postprocess-emb is "n"
          right-left: false | right-left: true | right-left is true
          projection: false | projection: true | transformer-no-projection is true
          ffn-depth: 2 | ffn-depth: 3 | transformer-ffn-depth is 3
          lemma-dim-emb: 0 | lemma-dim-emb: 9 | lemma-dim-emb is 9
          activation: swish | activation: gelu | 1.702
          activation: swish | activation: elu | transformer-ffn-activation is "elu", must be swish
          tied-layers: [] | tied-layers: [1] | transformer-tied-layers is [1]
          embeddings-all: true | embeddings-all: null | tied-embeddings
          dim-emb: 32 | dim-emb: 16 | but the network needs
          enc-depth: 1 | enc-depth: 2 | has no tensor encoder_l2_self_Wq
          dec-depth: 2 | dec-depth: 1 | has the tensor decoder_l2_context_Wk, for which
          dim-emb: 32 | dim-emb: x | special:model.yml dim-emb is "x"
          """)
  void refusesAnotherNetwork(String good, String bad, String reason) throws IOException {
    Path folder = copy("tiny-opus");
    replaceInModel(folder, good, bad);
    refuses(folder, ".npz", reason);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ▁the: 7 | ▁the: 8 | id 8 is both
          ▁the: 7 | ▁the: 7x | ▁the is "7x", must be a whole number
          ▁the: 7 | ▁the: -7 | must be an id of 0 or more
          ▁the: 7 | ▁the: 7000 | pieces up to id 7000, but the model has embeddings of 505
          </s>: 0 | </t>: 0 | lacks the piece </s>
          """)
  void refusesABadVocabulary(String good, String bad, String reason) throws IOException {
    Path folder = copy("tiny-opus");
    replace(folder, "opus.spm1k-spm1k.vocab.yml", good, bad);
    refuses(folder, "opus.spm1k-spm1k.vocab.yml", reason);
  }

  @Test
  void digestsWhatChangesTheOutput() throws IOException {
    Path folder = copy("tiny-opus");
    String before = CheckpointFolder.open(folder).sha256();
    Files.writeString(folder.resolve("README.md"), "a card");
    assertEquals(before, CheckpointFolder.open(folder).sha256());
    List<Path> files;
    try (Stream<Path> all = Files.list(folder)) {
      files = all.filter(file -> !file.toString().endsWith("README.md")).toList();
    }
    assertEquals(6, files.size());
    for (Path file : files) {
      byte[] content = Files.readAllBytes(file);
      // What follows the directory of a zip archive is a comment, whose length it tells.
      byte[] more = file.toString().endsWith(".npz") ? commented(content) : null;
      if (more == null) {
        Files.write(file, new byte[] {'\n'}, StandardOpenOption.APPEND);
      } else {
        Files.write(file, more);
      }
      assertNotEquals(before, CheckpointFolder.open(folder).sha256(), file.toString());
      Files.write(file, content);
    }
  }

  private static byte[] commented(byte[] zip) {
    byte[] commented = Arrays.copyOf(zip, zip.length + 1);
    commented[zip.length - 2] = 1;
    return commented;
  }

  /** Flipped bits are refused or change a value; nothing but a CheckpointException is thrown. */
  @ParameterizedTest
  @ValueSource(strings = {"decoder.yml", "opus.spm1k-spm1k.vocab.yml"})
  void survivesFlippedBits(String file) throws IOException {
    Path folder = copy("tiny-opus");
    byte[] whole = Files.readAllBytes(folder.resolve(file));
    Random random = new Random(8);
    for (int round = 0; round < 150; round++) {
      byte[] flipped = whole.clone();
      flipped[random.nextInt(flipped.length)] ^= (byte) (1 << random.nextInt(8));
      Files.write(folder.resolve(file), flipped);
      try {
        TokenizerConfig.read(CheckpointFolder.open(folder));
      } catch (CheckpointException e) {
        assertTrue(e.getMessage().contains(folder.toString()), e.getMessage());
      }
    }
  }

  private static String value(CheckpointFolder folder, String key) {
    ModelConfig config = folder.config();
    return switch (key) {
      case "model_type", "activation_function" -> config.text(key);
      case "scale_embedding", "share_encoder_decoder_embeddings", "tie_word_embeddings" ->
          String.valueOf(config.flag(key));
      default -> String.valueOf(config.integer(key));
    };
  }

  private static void assertSame(Vocabulary expected, Vocabulary found) {
    assertEquals(List.copyOf(expected.pieces()), List.copyOf(found.pieces()));
    expected.pieces().forEach(piece -> assertEquals(expected.id(piece), found.id(piece), piece));
  }

  private static void refuses(Path folder, String file, String reason) {
    var e = assertThrows(CheckpointException.class, () -> CheckpointFolder.open(folder));
    assertTrue(e.getMessage().contains(file), e.getMessage());
    assertTrue(e.getMessage().contains(reason), e.getMessage());
  }

  private static void replace(Path folder, String file, String good, String bad)
      throws IOException {
    String content = Files.readString(folder.resolve(file));
    assertTrue(content.contains(good), good);
    Files.writeString(folder.resolve(file), content.replace(good, bad));
  }

  /** Rewrites the configuration inside the stored archive, padded to the length it had. */
  private static void replaceInModel(Path folder, String good, String bad) throws IOException {
    Path file = folder.resolve("opus.spm1k-spm1k.transformer-align.model1.npz.best-perplexity.npz");
    String bytes = Files.readString(file, StandardCharsets.ISO_8859_1);
    assertTrue(bytes.contains(good + "\n"), good);
    int longer = bad.length() - good.length();
    String changed = bytes.replace(good + "\n", bad + "\n");
    if (longer != 0) {
      // The version's text gives way.
      String version = "version: v1.10.0\n";
      int at = changed.lastIndexOf(version);
      int end = at + version.length();
      String room = "#" + " ".repeat(version.length() - 2 - longer) + "\n";
      changed = changed.substring(0, at) + room + changed.substring(end);
    }
    Files.writeString(file, changed, StandardCharsets.ISO_8859_1);
  }

  private Path copy(String checkpoint) {
    return Fixtures.copy(Fixtures.checkpoint(checkpoint), temporary.resolve(checkpoint));
  }
}
