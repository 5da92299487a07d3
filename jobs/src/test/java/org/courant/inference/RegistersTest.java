package org.courant.inference;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The bundled model writes Korean in the register that it is asked for. */
class RegistersTest {
  private static final ModelBundle BUNDLE = ModelBundle.open(Path.of("../models/courant-en-ko-uk"));
  private static final List<String> SENTENCES =
      List.of(
          "Parliament approved the budget on Tuesday.",
          "The two countries signed an agreement in Seoul.",
          "The city is building a new hospital for children.",
          "Prices rose by 4.2 percent in August.",
          "There is no water in the village.",
          "The company opened an office in Warsaw.");

  @Test
  void everySentenceIsInTheRegister() {
    List<SourceText> texts = SENTENCES.stream().map(text -> new SourceText(text, text)).toList();
    try (TextModel model = TextModel.load(BUNDLE, Precision.FLOAT32)) {
      Map<String, List<String>> targets =
          model
              .translate(texts, List.of("ko", "ko-x-plain"), BUNDLE.generationDefaults(), 1 << 20)
              .targets()
              .stream()
              .collect(
                  Collectors.groupingBy(
                      TargetText::language,
                      Collectors.mapping(TargetText::text, Collectors.toList())));
      assertEquals(Set.of("ko", "ko-x-plain"), targets.keySet());
      targets.get("ko").forEach(text -> assertTrue(text.matches(".*니다[.]"), text));
      targets.get("ko-x-plain").forEach(text -> assertTrue(text.matches(".*[^니]다[.]"), text));
    }
  }
}
