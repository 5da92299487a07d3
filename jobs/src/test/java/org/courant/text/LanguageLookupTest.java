package org.courant.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LanguageLookupTest {
  private static final List<String> TAGS = List.of("ko", "ko-x-plain", "uk", "zh-Hant", "sr-Latn");

  @ParameterizedTest
  @CsvSource({
    "ko, ko",
    "ko-KR, ko",
    "ko_KR, ko",
    "ko-x-plain, ko-x-plain",
    "KO-X-PLAIN, ko-x-plain",
    "ko-x-formal, ko",
    "zh-hant-TW, zh-Hant",
    "zh, ",
    "sr-Cyrl, ",
    "de, "
  })
  void theNearestTagIsFound(String tag, String found) {
    assertEquals(Optional.ofNullable(found), LanguageLookup.nearest(TAGS, tag));
  }

  @Test
  void theValueOfTheNearestTagIsFound() {
    Map<String, Integer> values = Map.of("ko", 1, "ko-x-plain", 2);
    assertEquals(Optional.of(2), LanguageLookup.find(values, "ko-x-plain"));
    assertEquals(Optional.of(1), LanguageLookup.find(values, "ko-KP"));
    assertEquals(Optional.empty(), LanguageLookup.find(values, "k"));
  }

  @ParameterizedTest
  @CsvSource({"ko-KR, ko", "zh-Hant-TW, zh-Hant", "ko-KR-x-plain, ko-x-plain", "uk, uk"})
  void aRegionIsLeftAway(String tag, String kept) {
    assertEquals(kept, LanguageLookup.withoutRegion(Locale.forLanguageTag(tag)));
  }

  @Test
  void aMalformedTagIsRefused() {
    assertThrows(IllegalArgumentException.class, () -> LanguageLookup.nearest(TAGS, "not a tag"));
  }
}
