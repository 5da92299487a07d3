package org.courant.inference;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.courant.tokenizer.Tokenizer;
import org.courant.transformer.Cosine;
import org.courant.transformer.EncoderDecoder;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TextModelTest {
  private static final List<String> LANGUAGES = List.of("ko", "uk");
  private static final int BUDGET = 256;

  private static ModelBundle bundle;
  private static TextModel model;
  private static GenerationOptions options;

  @BeforeAll
  static void load() {
    bundle = ModelBundle.open(Path.of("src/test/resources/checkpoints/tiny-marian-multi"));
    model = TextModel.load(bundle, Precision.FLOAT32);
    options = bundle.generationDefaults();
  }

  @AfterAll
  static void close() {
    model.close();
  }

  private static List<SourceText> texts() {
    return IntStream.range(0, 40)
        .mapToObj(
            i -> new SourceText("k" + i, "The minister met " + "the press and ".repeat(i % 7) + i))
        .toList();
  }

  private static Map<String, TargetText> byKey(List<TargetText> targets) {
    return targets.stream()
        .collect(Collectors.toMap(t -> t.language() + "/" + t.key(), Function.identity()));
  }

  @Test
  void everyTextComesBackInEveryLanguageUnderItsKey() {
    TranslatedBatch batch = model.translate(texts(), LANGUAGES, options, BUDGET);
    assertEquals(80, byKey(batch.targets()).size());
    assertEquals(40, batch.embeddings().size());
    Map<String, TargetText> found = byKey(batch.targets());
    assertNotEquals(found.get("ko/k3").text(), found.get("uk/k3").text());
  }

  @Test
  void encoderAloneGivesTheVectorsOfATranslation() {
    TranslatedBatch batch = model.translate(texts(), LANGUAGES, options, BUDGET);

    Map<String, float[]> embeddings = model.embed(texts(), "ko", BUDGET);

    assertEquals(batch.embeddings().keySet(), embeddings.keySet());
    embeddings.forEach((key, vector) -> assertArrayEquals(batch.embeddings().get(key), vector));
    assertEquals(Map.of(), model.embed(List.of(new SourceText("blank", " ")), "ko", BUDGET));
  }

  @Test
  void everyFamilyOfNetworksHasATokenizer() {
    assertEquals(EncoderDecoder.families(), Tokenizer.FAMILIES);
  }

  @Test
  void orderOfTheTextsDoesNotMatter() {
    List<SourceText> shuffled = new ArrayList<>(texts());
    Collections.shuffle(shuffled, new Random(1));
    TranslatedBatch one = model.translate(texts(), LANGUAGES, options, BUDGET);
    TranslatedBatch other = model.translate(shuffled, LANGUAGES, options, BUDGET);
    assertEquals(byKey(one.targets()), byKey(other.targets()));
    one.embeddings().forEach((key, value) -> assertArrayEquals(value, other.embeddings().get(key)));
  }

  @Test
  void batchMatesDoNotMatter() {
    Map<String, TargetText> together =
        byKey(model.translate(texts(), LANGUAGES, options, BUDGET).targets());
    for (SourceText text : texts()) {
      for (TargetText alone :
          model.translate(List.of(text), LANGUAGES, options, BUDGET).targets()) {
        assertEquals(
            alone.text(), together.get(alone.language() + "/" + alone.key()).text(), text.text());
      }
    }
  }

  @Test
  void threadsShareOneModel() throws Exception {
    Map<String, TargetText> expected =
        byKey(model.translate(texts(), LANGUAGES, options, BUDGET).targets());
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      Callable<TranslatedBatch> call = () -> model.translate(texts(), LANGUAGES, options, BUDGET);
      for (Future<TranslatedBatch> result : threads.invokeAll(Collections.nCopies(8, call))) {
        assertEquals(expected, byKey(result.get().targets()));
      }
    } finally {
      threads.shutdown();
    }
  }

  @Test
  void blankTextSkipsTheModel() {
    TranslatedBatch batch =
        model.translate(List.of(new SourceText("k", "  ")), LANGUAGES, options, BUDGET);
    assertEquals(2, batch.targets().size());
    assertEquals("", batch.targets().get(0).text());
    assertEquals(0, batch.targets().get(0).targetTokens());
    assertTrue(batch.embeddings().isEmpty());
  }

  @Test
  void textAboveTheLimitIsRefusedNotCut() {
    SourceText longText = new SourceText("long", "word ".repeat(2000));
    IllegalArgumentException refused =
        assertThrows(
            IllegalArgumentException.class,
            () -> model.translate(List.of(longText), LANGUAGES, options, BUDGET));
    assertTrue(refused.getMessage().startsWith("Invalid text long: "), refused.getMessage());
  }

  @Test
  void hittingTheLimitOfTokensIsReported() {
    GenerationOptions two = new GenerationOptions(4, 1.0, 0, 1.0, 0, 2);
    List<TargetText> targets = model.translate(texts(), List.of("ko"), two, BUDGET).targets();
    assertTrue(targets.stream().allMatch(t -> t.targetTokens() <= 2));
    assertTrue(targets.stream().anyMatch(TargetText::truncated));
  }

  @Test
  void twoTextsWithOneKeyAreRefused() {
    SourceText text = new SourceText("k", "One.");
    assertThrows(
        IllegalArgumentException.class,
        () -> model.translate(List.of(text, text), LANGUAGES, options, BUDGET));
  }

  @Test
  void languageTheModelLacksIsRefused() {
    IllegalArgumentException refused =
        assertThrows(
            IllegalArgumentException.class,
            () -> model.translate(texts(), List.of("fr"), options, BUDGET));
    assertTrue(refused.getMessage().contains("ko"), refused.getMessage());
  }

  /**
   * The fast kernels round more coarsely: states move a little, on random weights targets a lot.
   */
  @ParameterizedTest
  @EnumSource(
      value = Precision.class,
      names = {"BFLOAT16", "INT8"})
  void fastKernelsStayNearTheExactOne(Precision precision) {
    Map<String, float[]> exact = model.translate(texts(), LANGUAGES, options, BUDGET).embeddings();
    try (TextModel fast = TextModel.load(bundle, precision)) {
      TranslatedBatch found = fast.translate(texts(), LANGUAGES, options, BUDGET);
      assertEquals(80, found.targets().size());
      found
          .embeddings()
          .forEach((key, value) -> assertTrue(Cosine.of(value, exact.get(key)) > 0.99, key));
    }
  }
}
