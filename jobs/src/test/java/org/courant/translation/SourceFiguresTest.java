package org.courant.translation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Set;
import org.junit.jupiter.api.Test;

class SourceFiguresTest {
  private static final SourceFigures FIGURES =
      SourceFigures.of(
          "Three boats sank on Monday, 14 September.\nThe port lost $2.5 million.", "en");

  @Test
  void findsWhatTheTextDoesNotExplain() {
    assertEquals(Set.of("4"), FIGURES.unknownIn("4 boats sank."));
    assertEquals(Set.of("Friday"), FIGURES.unknownIn("The boats sank on Friday."));
    assertEquals(Set.of("2.6 million"), FIGURES.unknownIn("The port lost $2.6 million."));
  }

  @Test
  void knowsFiguresInAnotherWriting() {
    assertEquals(Set.of(), FIGURES.unknownIn("On September 14, 3 boats sank."));
    assertEquals(Set.of(), FIGURES.unknownIn("The loss is $2,500,000."));
    assertEquals(Set.of(), FIGURES.unknownIn("Many boats sank."));
  }

  @Test
  void comparesDigitsInALanguageItDoesNotKnow() {
    SourceFigures french = SourceFigures.of("Trois bateaux, 12 ports.", "fr");
    assertEquals(Set.of("13"), french.unknownIn("12 ports, 13 bateaux."));
  }
}
