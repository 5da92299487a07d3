package org.courant.newsletter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SlugTest {
  @ParameterizedTest
  @CsvSource({
    "delta-flood-relief.txt, delta-flood-relief-txt-dd35cbe8",
    "../../etc/passwd, etc-passwd-07bee5e3",
    "'C:\\con', c-con-4c8a62ee",
    "브리핑, briefing-8cac3b33",
    "index, index-1bc04b52"
  })
  void namesAreReadableAndHarmless(String id, String prefix) {
    String readable = prefix.substring(0, prefix.lastIndexOf('-') + 1);
    assertTrue(Slug.of(id).matches(readable + "[0-9a-f]{8}"), Slug.of(id));
  }

  @Test
  void namesDifferWhereIdsDo() {
    assertNotEquals(Slug.of("a.b"), Slug.of("a-b"));
    assertNotEquals(Slug.of("A"), Slug.of("a"));
    assertEquals(Slug.of("a"), Slug.of("a"));
  }

  @Test
  void anyIdIsOneNameOfSmallLettersDigitsAndHyphens() {
    Random random = new Random(5);
    for (int i = 0; i < 2_000; i++) {
      StringBuilder id = new StringBuilder();
      for (int n = random.nextInt(90); n > 0; n--) {
        id.append((char) (random.nextBoolean() ? random.nextInt(128) : random.nextInt(0x10000)));
      }
      String slug = Slug.of(id.toString());
      assertTrue(slug.matches("[a-z0-9]+(-[a-z0-9]+)*-[0-9a-f]{8}"), slug);
      assertTrue(slug.length() <= 69, slug);
    }
  }
}
