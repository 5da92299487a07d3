package org.courant.benchmark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.courant.inference.Computation;
import org.courant.inference.GenerationOptions;
import org.courant.inference.ModelBundle;
import org.courant.inference.Precision;
import org.courant.inference.SourceText;
import org.courant.inference.TargetText;
import org.courant.inference.TextModel;
import org.junit.jupiter.api.Test;

class BareEngineTest {
  private static final ModelBundle TINY =
      ModelBundle.open(Path.of("src/test/resources/checkpoints/tiny-marian-multi"));

  @Test
  void countsTheTokensOfEverySentenceAndLanguage() {
    List<String> sentences = List.of("They met on Monday.", "Rain fell.", "The talks go on.");
    List<String> languages = TINY.targetLanguages().subList(0, 2);
    GenerationOptions options = TINY.generationDefaults();

    BareEngine figures =
        BareEngine.translating(
            TINY, Computation.onCpu(Precision.FLOAT32), sentences, languages, options, 256, 2);

    List<SourceText> texts = new ArrayList<>();
    sentences.forEach(sentence -> texts.add(new SourceText(sentence, sentence)));
    try (TextModel model = TextModel.load(TINY, Precision.FLOAT32)) {
      long expected =
          model.translate(texts, languages, options, 256).targets().stream()
              .mapToLong(TargetText::targetTokens)
              .sum();
      assertEquals(expected, figures.targetTokens());
    }
    assertTrue(figures.seconds() > 0 && figures.tokensPerSecond() > 0);
  }
}
