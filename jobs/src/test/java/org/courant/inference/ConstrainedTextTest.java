package org.courant.inference;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.courant.glossary.Glossary;
import org.courant.glossary.GlossaryReader;
import org.courant.glossary.LanguagePair;
import org.courant.glossary.TermStatus;
import org.courant.glossary.TermUse;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The bundled model is told terms of the sample glossary, and what it may not say. */
class ConstrainedTextTest {
  private static final ModelBundle BUNDLE = ModelBundle.open(Path.of("../models/courant-en-ko-uk"));
  private static final Glossary GLOSSARY = GlossaryReader.read(Path.of("../data/glossary.csv"));
  private static final List<String> SENTENCES =
      List.of(
          "The Security Council will meet again on Tuesday.",
          "Ships left Odesa for the first time since the ceasefire.",
          "The foreign minister of Poland spoke with the ambassador.",
          "NATO asked Turkey for help.",
          "Google opened an office in Kharkiv.");

  @ParameterizedTest
  @CsvSource({"uk,FLOAT32", "uk,INT8", "ko,FLOAT32", "ko,BFLOAT16"})
  void targetsHaveTheirTermsWhateverStandsBesideThem(String language, Precision precision) {
    LanguagePair pair = GLOSSARY.pair("en", language);
    List<ConstrainedText> texts =
        SENTENCES.stream()
            .map(
                text ->
                    new ConstrainedText(
                        new SourceText(text, text),
                        pair.terms(text).stream()
                            .map(term -> new RequiredWords(pair.wanted(term), pair::breaksWord))
                            .toList()))
            .toList();
    try (TextModel model = TextModel.load(BUNDLE, precision)) {
      Map<String, TargetText> all = translate(model, texts, language);
      for (ConstrainedText text : texts) {
        TargetText target = all.get(text.source().key());
        List<TermUse> uses = pair.uses(text.source().text(), target.text());
        assertTrue(
            uses.stream().noneMatch(use -> use.status() == TermStatus.LOST),
            () -> target.text() + " " + uses);
        TargetText alone = translate(model, List.of(text), language).get(target.key());
        assertEquals(target.text(), alone.text());
        assertEquals(target.score(), alone.score(), 1e-5);
      }
    }
  }

  /** The first words of what the model would say are refused, so that it says others. */
  @ParameterizedTest
  @ValueSource(strings = {"ko", "uk"})
  void targetsDoNotBeginAsTheyMayNot(String language) {
    List<SourceText> sources = SENTENCES.stream().map(text -> new SourceText(text, text)).toList();
    Predicate<String> nothing = target -> false;
    try (TextModel model = TextModel.load(BUNDLE, Precision.FLOAT32)) {
      Map<String, TargetText> free = translate(model, refusing(sources, any -> nothing), language);
      Function<SourceText, Predicate<String>> others =
          source -> Predicate.isEqual(firstWords(free.get(source.key())));
      List<ConstrainedText> texts = refusing(sources, others);
      Map<String, TargetText> found = translate(model, texts, language);
      for (ConstrainedText text : texts) {
        String key = text.source().key();
        assertNotEquals(firstWords(free.get(key)), firstWords(found.get(key)));
        TargetText alone = translate(model, List.of(text), language).get(key);
        assertEquals(found.get(key).text(), alone.text());
      }
    }
  }

  private static List<ConstrainedText> refusing(
      List<SourceText> sources, Function<SourceText, Predicate<String>> refused) {
    return sources.stream()
        .map(
            source ->
                new ConstrainedText(source, List.of()).refusing(Optional.of(refused.apply(source))))
        .toList();
  }

  private static String firstWords(TargetText target) {
    return Arrays.stream(target.text().split(" ")).limit(2).collect(Collectors.joining(" "));
  }

  private static Map<String, TargetText> translate(
      TextModel model, List<ConstrainedText> texts, String language) {
    return model
        .translateConstrained(texts, language, BUNDLE.generationDefaults(), 1 << 20)
        .stream()
        .collect(Collectors.toMap(TargetText::key, Function.identity()));
  }
}
