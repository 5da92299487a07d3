package org.courant.inference;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.Character.UnicodeScript;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.courant.checkpoint.CheckpointException;
import org.courant.checkpoint.Fixtures;
import org.courant.tokenizer.Tokenizer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Targets keep to the scripts that {@code bundle.json} names. */
class ShortlistsTest {
  private static final String TOLD = "\"side\": \"decoder\"";

  @TempDir Path temporary;

  private static List<SourceText> texts() {
    return IntStream.range(0, 24)
        .mapToObj(
            i -> new SourceText("k" + i, "The minister met " + "the press ".repeat(i % 8) + i))
        .toList();
  }

  /** A copy of a checkpoint whose first language is written in the given scripts. */
  private Path told(String scripts) throws IOException {
    Path folder =
        Fixtures.copy(Fixtures.checkpoint("tiny-marian-multi"), temporary.resolve("told"));
    Path file = folder.resolve("bundle.json");
    String text = Files.readString(file);
    int at = text.indexOf(TOLD) + TOLD.length();
    Files.writeString(
        file, text.substring(0, at) + ", \"scripts\": " + scripts + text.substring(at));
    return folder;
  }

  /** A copy of a checkpoint of another family, whose only language is written in the scripts. */
  private Path multilingual(String scripts) throws IOException {
    Path folder = Fixtures.copy(Fixtures.checkpoint("tiny-m2m100"), temporary.resolve("m2m"));
    Files.writeString(
        folder.resolve("bundle.json"),
        """
        {"format": 1, "name": "a", "version": "1", "source_languages": ["en"], "target_languages":
         {"ko": {"token": "kor_Hang", "side": "decoder", "scripts": %s}}}
        """
            .formatted(scripts));
    return folder;
  }

  private static Set<UnicodeScript> scripts(List<TargetText> targets) {
    Set<UnicodeScript> scripts = EnumSet.noneOf(UnicodeScript.class);
    targets.forEach(t -> t.text().codePoints().mapToObj(UnicodeScript::of).forEach(scripts::add));
    return scripts;
  }

  private static List<TargetText> translate(Path folder, String language, Precision precision) {
    ModelBundle bundle = ModelBundle.open(folder);
    try (TextModel model = TextModel.load(bundle, precision)) {
      return model
          .translate(texts(), List.of(language), bundle.generationDefaults(), 256)
          .targets();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"FLOAT32", "INT8"})
  void lettersOfOtherScriptsDoNotCome(Precision precision) throws IOException {
    Path whole = Fixtures.checkpoint("tiny-marian-multi");
    Path folder = told("[\"Hang\"]");
    assertTrue(
        scripts(translate(whole, "ko", precision)).contains(UnicodeScript.CYRILLIC),
        "the whole vocabulary has letters of all");
    Set<UnicodeScript> found = scripts(translate(folder, "ko", precision));
    assertTrue(found.contains(UnicodeScript.HANGUL), found.toString());
    found.removeAll(EnumSet.of(UnicodeScript.HANGUL, UnicodeScript.COMMON));
    assertEquals(Set.of(), found);
    // The other language says nothing of scripts, and nothing changes for it.
    assertEquals(translate(whole, "uk", precision), translate(folder, "uk", precision));
  }

  @Test
  void whatAShortlistCannotWriteIsNotAskedFor() throws IOException {
    try (TextModel model =
        TextModel.load(ModelBundle.open(told("[\"Hang\"]")), Precision.FLOAT32)) {
      assertEquals(List.of(), constrained(model, "ko", "на"));
      List<TargetText> targets = constrained(model, "uk", "на");
      assertEquals(1, targets.size());
      assertTrue(targets.get(0).text().contains("на"), targets.get(0).text());
    }
  }

  private static List<TargetText> constrained(TextModel model, String language, String word) {
    GenerationOptions options =
        ModelBundle.open(Fixtures.checkpoint("tiny-marian-multi")).generationDefaults();
    RequiredWords words = new RequiredWords(List.of(word), letters -> false);
    ConstrainedText text =
        new ConstrainedText(new SourceText("k", "The minister met the press."), List.of(words));
    return model.translateConstrained(List.of(text), language, options, 256);
  }

  @Test
  void aScriptThatTheVocabularyLacksIsRefused() throws IOException {
    Path folder = told("[\"Hang\", \"Thai\"]");
    var e = assertThrows(CheckpointException.class, () -> ModelBundle.open(folder));
    assertEquals(folder.resolve("bundle.json"), e.file());
    assertEquals("scripts of ko names THAI, of which no token has letters", e.reason());
  }

  @Test
  void aLanguageIsFoundByALongerTagToo() throws IOException {
    Path folder = told("[\"Hang\"]");
    assertFalse(
        scripts(translate(folder, "ko-KR", Precision.FLOAT32)).contains(UnicodeScript.LATIN));
  }

  @Test
  void allTokensAreNoShortlist() throws IOException {
    ModelBundle bundle = ModelBundle.open(multilingual("[\"Hang\", \"Latn\", \"Cyrl\"]"));
    assertEquals(List.of(), bundle.shortlists().tokens());
  }

  @Test
  void piecesOfTheSourceAloneDoNotCome() throws IOException {
    ModelBundle bundle = ModelBundle.open(told("[\"Hang\", \"Cyrl\"]"));
    try (Tokenizer tokenizer = Tokenizer.open(bundle.checkpoint())) {
      int[] targets = IntStream.of(tokenizer.targetIds()).sorted().toArray();
      assertArrayEquals(targets, bundle.shortlists().tokens().get(0));
      assertTrue(targets.length < tokenizer.vocabularySize());
    }
  }

  @Test
  void shortlistsCountForTheMemory() throws IOException {
    long whole = weights(ModelBundle.open(Fixtures.checkpoint("tiny-marian-multi")));
    ModelBundle told = ModelBundle.open(told("[\"Hang\"]"));
    // Tokens and a place for all others, in blocks of 128, a byte for each of 40 numbers.
    int blocks = told.shortlists().tokens().get(0).length / 128 + 1;
    assertEquals(whole + blocks * 128L * 40, weights(told));
  }

  private static long weights(ModelBundle bundle) {
    return ModelMemory.of(bundle, Precision.INT8, 4, 1024).weights();
  }

  @Test
  void otherFamiliesHaveShortlistsToo() throws IOException {
    assertTrue(
        scripts(translate(Fixtures.checkpoint("tiny-m2m100"), "ko", Precision.FLOAT32))
            .contains(UnicodeScript.CYRILLIC));
    Path folder = multilingual("[\"Hang\", \"Latn\"]");
    Set<UnicodeScript> found = scripts(translate(folder, "ko", Precision.FLOAT32));
    assertTrue(found.contains(UnicodeScript.HANGUL), found.toString());
    assertFalse(found.contains(UnicodeScript.CYRILLIC), found.toString());
  }

  @Test
  void theBundledModelWritesEachLanguageInItsOwnLetters() {
    Shortlists shortlists = ModelBundle.open(Path.of("../models/courant-en-ko-uk")).shortlists();
    // test_training.py has the same numbers of the loss.
    assertTokens(9_487, 174_314_594, shortlists, UnicodeScript.HANGUL);
    assertTokens(7_010, 135_472_497, shortlists, UnicodeScript.CYRILLIC);
  }

  private static void assertTokens(
      int count, int sum, Shortlists shortlists, UnicodeScript script) {
    int number = shortlists.number(Set.of(script, UnicodeScript.LATIN)).getAsInt();
    int[] tokens = shortlists.tokens().get(number);
    assertEquals(count, tokens.length);
    assertEquals(sum, IntStream.of(tokens).sum());
  }
}
