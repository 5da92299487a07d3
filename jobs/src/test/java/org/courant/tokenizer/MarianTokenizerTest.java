package org.courant.tokenizer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.courant.checkpoint.CheckpointException;
import org.courant.checkpoint.CheckpointFolder;
import org.courant.checkpoint.Fixtures;
import org.courant.checkpoint.Vocabulary;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class MarianTokenizerTest {
  private static final Set<String> MULTILINGUAL = Set.of("tiny-marian-multi", "tiny-opus");
  private static final Set<Integer> LANGUAGE_IDS = Set.of(2, 3);

  @TempDir Path temporary;

  private static List<String> recorded() {
    return List.of(
        "tiny-marian", "tiny-marian-untied", "tiny-marian-multi", "tiny-opus", "tiny-opus-sepvoc");
  }

  @ParameterizedTest
  @MethodSource("recorded")
  void encodesAsTransformersDoes(String checkpoint) {
    try (Tokenizer tokenizer = open(checkpoint)) {
      assertEncodes(tokenizer, TokenRecording.read(checkpoint));
    }
  }

  @ParameterizedTest
  @MethodSource("recorded")
  void decodesAsTransformersDoes(String checkpoint) {
    try (Tokenizer tokenizer = open(checkpoint)) {
      for (TokenRecording.Target target : TokenRecording.read(checkpoint).decode()) {
        int[] ids = target.ids();
        if (MULTILINGUAL.contains(checkpoint) && hasLanguage(ids)) {
          // The reference shows the token; here it is silent.
          int[] rest = Arrays.stream(ids).filter(id -> !LANGUAGE_IDS.contains(id)).toArray();
          assertEquals(tokenizer.decode(rest), tokenizer.decode(ids));
        } else {
          assertEquals(target.text(), tokenizer.decode(ids), Arrays.toString(ids));
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("recorded")
  void encodesTargetsAsTransformersDoes(String checkpoint) {
    try (Tokenizer tokenizer = open(checkpoint)) {
      List<TokenRecording.Target> targets = TokenRecording.read(checkpoint).targets();
      assertFalse(targets.isEmpty());
      for (TokenRecording.Target target : targets) {
        assertArrayEquals(target.ids(), tokenizer.target(target.text()), target.text());
      }
    }
  }

  @Test
  void aPieceOfTheSourcesModelAloneIsNoTargets() {
    Path folder = Fixtures.checkpoint("tiny-opus");
    SentencePieceModel source = SentencePieceModel.read(folder.resolve("source.spm"));
    SentencePieceModel target = SentencePieceModel.read(folder.resolve("target.spm"));
    Vocabulary vocabulary = CheckpointFolder.open(folder).sourceVocabulary();
    try (Tokenizer tokenizer = open("tiny-opus")) {
      Set<Integer> ids = Arrays.stream(tokenizer.targetIds()).boxed().collect(Collectors.toSet());
      assertTrue(ids.contains(tokenizer.eos()) && ids.containsAll(LANGUAGE_IDS));
      for (String piece : vocabulary.pieces()) {
        boolean ofSources = source.has(piece) && !target.has(piece);
        assertEquals(!ofSources, ids.contains(vocabulary.id(piece)), piece);
      }
      assertTrue(ids.size() < vocabulary.size());
    }
  }

  @Test
  void encodesTheSameFromFourThreads() throws Exception {
    TokenRecording recording = TokenRecording.read("tiny-marian");
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try (Tokenizer tokenizer = open("tiny-marian")) {
      Callable<Void> replay =
          () -> {
            for (int round = 0; round < 20; round++) {
              assertEncodes(tokenizer, recording);
            }
            return null;
          };
      for (Future<Void> done : threads.invokeAll(List.of(replay, replay, replay, replay))) {
        done.get();
      }
    } finally {
      threads.shutdown();
    }
  }

  @Test
  void survivesRandomUnicode() {
    Random random = new Random(6);
    try (Tokenizer tokenizer = open("tiny-marian-untied")) {
      for (int round = 0; round < 500; round++) {
        String text = randomText(random);
        int[] ids = tokenizer.source(text, "ko");
        for (int id : ids) {
          assertTrue(id >= 0 && id < tokenizer.vocabularySize(), text);
        }
        assertEquals(tokenizer.eos(), ids[ids.length - 1], text);
        int[] targets = random.ints(random.nextInt(30), 0, 570).toArray();
        assertFalse(tokenizer.decode(targets).startsWith(" "), Arrays.toString(targets));
      }
    }
  }

  @Test
  void readsHalfASurrogatePairAsAReplacementCharacter() {
    try (Tokenizer tokenizer = open("tiny-marian-untied")) {
      assertArrayEquals(
          tokenizer.source("a \uFFFD b\uFFFD", "ko"), tokenizer.source("a \uD83C b\uDF89", "ko"));
    }
  }

  @Test
  void cutsAWordOfAMegabyte() {
    try (Tokenizer tokenizer = open("tiny-marian")) {
      assertTrue(tokenizer.source("minister".repeat(130_000), "ko").length > 130_000);
    }
  }

  @Test
  void refusesToWorkOnceClosed() {
    Tokenizer tokenizer = open("tiny-marian");
    tokenizer.close();
    tokenizer.close();
    assertThrows(IllegalStateException.class, () -> tokenizer.source("A text.", "ko"));
  }

  @Test
  void givesTheDecoderItsLanguageToken() {
    try (Tokenizer tokenizer = open("tiny-marian-multi")) {
      assertEquals(List.of("ko", "uk"), List.copyOf(tokenizer.targetLanguages()));
      assertFalse(tokenizer.sourceDependsOnTarget());
      assertEquals(OptionalInt.of(2), tokenizer.forcedFirst("ko"));
      assertEquals(OptionalInt.of(3), tokenizer.forcedFirst("uk"));
      assertArrayEquals(tokenizer.source("A text.", "ko"), tokenizer.source("A text.", "uk"));
    }
  }

  @Test
  void prefixesTheSourceWhereNoBundleSaysOtherwise() throws IOException {
    Path folder = copy("tiny-marian-multi");
    Files.delete(folder.resolve("bundle.json"));
    try (Tokenizer tokenizer = Tokenizer.open(CheckpointFolder.open(folder));
        Tokenizer plain = open("tiny-marian-multi")) {
      assertEquals(List.of("ko", "uk"), List.copyOf(tokenizer.targetLanguages()));
      assertTrue(tokenizer.sourceDependsOnTarget());
      assertEquals(OptionalInt.empty(), tokenizer.forcedFirst("uk"));
      int[] korean = tokenizer.source("A text.", "ko");
      assertEquals(2, korean[0]);
      assertEquals(3, tokenizer.source("A text.", "uk")[0]);
      assertArrayEquals(
          plain.source("A text.", "ko"), Arrays.copyOfRange(korean, 1, korean.length));
      assertArrayEquals(new int[] {2, 0}, tokenizer.source("", "ko"));
    }
  }

  @ParameterizedTest
  @CsvSource({"ko,2", "KO,2", "kor,2", "ko-KR,2", "ukr,3", "uk-Cyrl-UA,3"})
  void findsALanguageByItsRelatives(String language, int id) {
    try (Tokenizer tokenizer = open("tiny-marian-multi")) {
      assertEquals(OptionalInt.of(id), tokenizer.forcedFirst(language));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"de", "", "not a tag", "k"})
  void refusesALanguageItLacks(String language) {
    try (Tokenizer tokenizer = open("tiny-marian-multi")) {
      var e =
          assertThrows(IllegalArgumentException.class, () -> tokenizer.source("A text.", language));
      assertEquals(
          "Unknown target language: " + language + "; the checkpoint has ko, uk", e.getMessage());
    }
  }

  @Test
  void takesTheOnlyLanguageFromTheTokenizersSettings() throws IOException {
    try (Tokenizer tokenizer = open("tiny-marian")) {
      assertEquals(Set.of("ko"), tokenizer.targetLanguages());
      assertFalse(tokenizer.sourceDependsOnTarget());
      assertEquals(OptionalInt.empty(), tokenizer.forcedFirst("ko"));
    }
    Path folder = copy("tiny-marian");
    replace(folder, "tokenizer_config.json", "\"target_lang\": \"ko\",", "");
    try (Tokenizer tokenizer = Tokenizer.open(CheckpointFolder.open(folder))) {
      assertEquals(Set.of(), tokenizer.targetLanguages());
      assertThrows(IllegalArgumentException.class, () -> tokenizer.source("A text.", "ko"));
    }
  }

  @Test
  void knowsItsNumbers() {
    try (Tokenizer tokenizer = open("tiny-marian-untied")) {
      assertEquals(400, tokenizer.vocabularySize());
      assertEquals(64, tokenizer.maxLength());
      assertEquals(0, tokenizer.eos());
      assertEquals(1, tokenizer.unk());
      assertEquals(2, tokenizer.pad());
      assertThrows(IllegalArgumentException.class, () -> tokenizer.decode(new int[] {570}));
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          vocab.json            | "<pad>"     | "<filler>"  | lacks the piece <pad>
          bundle.json           | ">>ukr<<"   | ">>pol<<"   | uk is told by >>pol<<
          config.json           | "marian"    | "gpt2"      | model_type is gpt2
          tokenizer_config.json | "target_lang" | "sp_model_kwargs": {"alpha": 1}, "target_lang" | sp_model_kwargs is
          tokenizer_config.json | "target_lang" | "unk_token": {"content": "<unk>", "lstrip": true}, "target_lang" | lstrip of a token
          """)
  void refusesWhatItDoesNotHonour(String file, String good, String bad, String reason)
      throws IOException {
    Path folder = copy("tiny-marian-multi");
    replace(folder, file, good, bad);
    CheckpointFolder checkpoint = CheckpointFolder.open(folder);
    var e = assertThrows(CheckpointException.class, () -> Tokenizer.open(checkpoint));
    assertTrue(e.getMessage().contains(file), e.getMessage());
    assertTrue(e.getMessage().contains(reason), e.getMessage());
  }

  @Test
  void cleansUpSpacesWhereTheCheckpointAsksForIt() throws IOException {
    Path folder = copy("tiny-marian");
    replace(
        folder,
        "tokenizer_config.json",
        "\"target_lang\"",
        "\"clean_up_tokenization_spaces\": true, \"target_lang\"");
    try (Tokenizer clean = Tokenizer.open(CheckpointFolder.open(folder));
        Tokenizer plain = open("tiny-marian")) {
      int[] ids = plain.source("bread , milk .", "ko");
      assertEquals("bread , milk .", plain.decode(ids));
      assertEquals("bread, milk.", clean.decode(ids));
    }
  }

  @Test
  void honoursSpecialTokensOfTheSettings() throws IOException {
    Path folder = copy("tiny-marian");
    replace(
        folder,
        "tokenizer_config.json",
        "\"target_lang\"",
        "\"additional_special_tokens\": [\"▁the\"], \"target_lang\"");
    try (Tokenizer tokenizer = Tokenizer.open(CheckpointFolder.open(folder));
        Tokenizer plain = open("tiny-marian")) {
      int[] ids = plain.source("in the north", "ko");
      assertEquals("in the north", plain.decode(ids));
      assertEquals("in north", tokenizer.decode(ids));
    }
  }

  private static void assertEncodes(Tokenizer tokenizer, TokenRecording recording) {
    for (TokenRecording.Source source : recording.encode()) {
      assertArrayEquals(
          source.ids(), tokenizer.source(source.text(), source.language()), source.text());
    }
  }

  private static boolean hasLanguage(int[] ids) {
    return Arrays.stream(ids).anyMatch(LANGUAGE_IDS::contains);
  }

  /** Code units of all kinds, so that surrogates come in halves as well. */
  private static String randomText(Random random) {
    StringBuilder text = new StringBuilder();
    int[] origins = {0x20, 0x61, 0xA0, 0x300, 0x400, 0x2000, 0xAC00, 0xD800, 0xDC00, 0xFF00};
    for (int i = random.nextInt(40); i > 0; i--) {
      int origin = random.nextInt(8) == 0 ? 0 : origins[random.nextInt(origins.length)];
      text.append((char) (origin + random.nextInt(0x40)));
    }
    return text.toString();
  }

  private static void replace(Path folder, String file, String good, String bad)
      throws IOException {
    String content = Files.readString(folder.resolve(file));
    assertTrue(content.contains(good), content);
    Files.writeString(folder.resolve(file), content.replace(good, bad));
  }

  private Path copy(String checkpoint) {
    return Fixtures.copy(Fixtures.checkpoint(checkpoint), temporary.resolve(checkpoint));
  }

  private static Tokenizer open(String checkpoint) {
    return Tokenizer.open(CheckpointFolder.open(Fixtures.checkpoint(checkpoint)));
  }
}
