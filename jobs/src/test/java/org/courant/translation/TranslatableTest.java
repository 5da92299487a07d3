package org.courant.translation;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TranslatableTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "***",
        "12,345.6 %",
        "https://example.org/a?b=c",
        "www.example.org",
        "press@example.org",
        "@example #briefing",
        "{name}: %s",
        "`git log`, report.pdf"
      })
  void textWithoutWordsIsCarriedOver(String text) {
    assertFalse(Translatable.isTranslatable(text));
  }

  @Test
  void oneWordIsEnough() {
    assertTrue(Translatable.isTranslatable("See https://example.org"));
    assertTrue(Translatable.isTranslatable("5 km"));
  }
}
