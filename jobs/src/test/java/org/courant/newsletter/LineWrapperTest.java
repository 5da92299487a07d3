package org.courant.newsletter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.ibm.icu.util.ULocale;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

class LineWrapperTest {
  @Test
  void wideCharactersTakeTwoColumns() {
    assertEquals(6, LineWrapper.columns("한국어"));
    assertEquals(4, LineWrapper.columns("слів"));
    assertEquals(1, LineWrapper.columns("e\u0301"));
    assertEquals(2, LineWrapper.columns("😀"));
  }

  @Test
  void linesAreNoLongerThanTheWidth() {
    for (String language : new String[] {"ko", "uk", "ja", "ar"}) {
      String sentence = language.equals("ja") ? "これは長い文です。" : "한국어 문장이 слово word כלב ";
      String wrapped = wrapped(language, sentence.repeat(40));
      assertTrue(wrapped.lines().count() > 5, wrapped);
      wrapped.lines().forEach(line -> assertTrue(LineWrapper.columns(line) <= LineWrapper.WIDTH));
      assertEquals(
          sentence.repeat(40).replace(" ", ""), wrapped.replace("\n", "").replace(" ", ""));
    }
  }

  @Test
  void koreanBreaksAtSpacesAlone() {
    String word = "대한민국정부대변인";
    wrapped("ko", (word + " ").repeat(20))
        .lines()
        .forEach(line -> assertEquals("", line.replace(word, "").strip()));
  }

  @Test
  void marksHang() {
    assertTrue(wrapped("uk", "- " + "слово ".repeat(30)).lines().skip(1).allMatch(hangs("  с")));
    assertTrue(wrapped("uk", "> " + "слово ".repeat(30)).lines().skip(1).allMatch(hangs("> с")));
    assertTrue(
        wrapped("uk", "12. " + "слово ".repeat(30)).lines().skip(1).allMatch(hangs("    с")));
  }

  @Test
  void anAddressIsNotBroken() {
    String address = "https://example.org/" + "a".repeat(100);
    assertEquals(address + "\n", wrapped("uk", address));
  }

  private static Predicate<String> hangs(String beginning) {
    return line -> line.startsWith(beginning);
  }

  private static String wrapped(String language, String text) {
    return new LineWrapper(ULocale.forLanguageTag(language)).wrap(text);
  }
}
