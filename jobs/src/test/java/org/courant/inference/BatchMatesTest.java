package org.courant.inference;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The bundled model says the same of a sentence, whatever stands beside it in a batch. */
class BatchMatesTest {
  private static final ModelBundle BUNDLE = ModelBundle.open(Path.of("../models/courant-en-ko-uk"));
  private static final int BUDGET = 1 << 20;

  @ParameterizedTest
  @CsvSource({"BFLOAT16,4", "BFLOAT16,1", "INT8,4", "INT8,1"})
  void batchesOf1And8And64Agree(Precision precision, int beamSize) throws IOException {
    GenerationOptions options = BUNDLE.generationDefaults().withBeam(beamSize);
    List<SourceText> texts = texts();
    try (TextModel model = TextModel.load(BUNDLE, precision)) {
      Map<String, TargetText> all = translate(model, texts, options);
      for (int at = 0; at < texts.size(); at += 8) {
        agree(all, translate(model, texts.subList(at, at + 8), options));
      }
      for (int at = 0; at < texts.size(); at++) {
        agree(all, translate(model, texts.subList(at, at + 1), options));
      }
    }
  }

  private static Map<String, TargetText> translate(
      TextModel model, List<SourceText> texts, GenerationOptions options) {
    Map<String, TargetText> found = new HashMap<>();
    model
        .translate(texts, List.of("uk"), options, BUDGET)
        .targets()
        .forEach(target -> found.put(target.key(), target));
    return found;
  }

  private static void agree(Map<String, TargetText> all, Map<String, TargetText> some) {
    some.forEach(
        (key, target) -> {
          assertEquals(all.get(key).text(), target.text());
          assertEquals(all.get(key).score(), target.score(), 1e-6, target.text());
        });
  }

  private static List<SourceText> texts() throws IOException {
    try (InputStream stream =
        BatchMatesTest.class.getResourceAsStream("/org/courant/benchmark/sentences-en.txt")) {
      List<String> lines =
          new String(stream.readAllBytes(), StandardCharsets.UTF_8).lines().limit(64).toList();
      return IntStream.range(0, lines.size())
          .mapToObj(i -> new SourceText("k" + i, lines.get(i)))
          .toList();
    }
  }
}
