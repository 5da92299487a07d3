package org.courant.inference;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.courant.checkpoint.Fixtures;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A checkpoint says the same in Marian's own form and in the converted one. */
class StorageFormTest {
  private static final List<SourceText> TEXTS =
      List.of(
          new SourceText("a", "The minister"),
          new SourceText("b", "Bread and milk."),
          new SourceText("c", "In 2024, ten"),
          new SourceText("d", "Київ 서울"),
          new SourceText("e", "a</s>b"));

  @ParameterizedTest
  @CsvSource({
    "tiny-opus, FLOAT32, ko uk",
    "tiny-opus, INT8, ko uk",
    "tiny-opus-sepvoc, FLOAT32, uk",
    "tiny-opus-sepvoc, INT8, uk"
  })
  void translatesAlike(String checkpoint, Precision precision, String languages) {
    List<String> tags = List.of(languages.split(" "));
    List<TargetText> marian = translate(Fixtures.checkpoint(checkpoint), precision, tags);
    List<TargetText> converted =
        translate(Fixtures.checkpoint(checkpoint + "-hf"), precision, tags);
    // Texts, scores and token counts, to the last bit.
    assertEquals(converted, marian);
    assertTrue(marian.stream().map(TargetText::text).distinct().count() > 2, marian.toString());
  }

  private static List<TargetText> translate(
      Path folder, Precision precision, List<String> languages) {
    ModelBundle bundle = ModelBundle.open(folder);
    assertEquals(languages, bundle.targetLanguages());
    assertEquals(6, bundle.generationDefaults().beamSize());
    try (TextModel model = TextModel.load(bundle, precision)) {
      return model.translate(TEXTS, languages, bundle.generationDefaults(), 64).targets();
    }
  }
}
