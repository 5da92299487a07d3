package org.courant.summary;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SentenceOpeningsTest {
  private final SentenceOpenings openings = SentenceOpenings.standard();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "He said that talks go on.",
        "However, the talks go on.",
        "“This is the end of it,” the minister said.",
        "On the other hand, prices fell.",
        "“Talks go on,” she said.",
        "The price of bread, however, fell.",
        "“Talks go on!” said he, and left.",
        "Це рішення ухвалили вчора.",
        "Крім того, ціни впали.",
        "그러나 회담은 계속된다.",
      })
  void pointsBack(String text) {
    assertTrue(openings.isReference(text), text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Talks go on, the minister said.",
        "The heat broke records in nine towns.",
        "“Talks go on,” the minister said.",
        "Butter became dearer.",
        "Уряд ухвалив рішення.",
        "회담은 계속된다.",
        "",
        "…"
      })
  void standsAlone(String text) {
    assertFalse(openings.isReference(text), text);
  }

  @Test
  void noticesAreTold() {
    assertTrue(openings.isNotice("For more information, call the ministry."));
    assertTrue(openings.isNotice("Editor’s note: this story was updated."));
    assertFalse(openings.isNotice("Information on the flood came late."));
  }
}
