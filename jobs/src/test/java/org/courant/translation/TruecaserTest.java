package org.courant.translation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TruecaserTest {
  private static final Set<String> NAMES =
      Set.of("Paris", "Korea", "European", "Union", "Macron", "Madagascar", "James");

  /** A name takes fewer tokens with its capital; of other words the vocabulary says nothing. */
  private final Truecaser truecaser =
      new Truecaser(
          word -> {
            String capital = word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
            return NAMES.contains(capital) && !word.equals(capital) ? 3 : 2;
          });

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Library Returns Restored Manuscripts to Public View | Library returns restored manuscripts to public view
          Macron Meets UNICEF Chief in Paris on Friday        | Macron meets UNICEF chief in Paris on Friday
          Ministers Agree to Resume Water-Sharing Talks in May | Ministers agree to resume water-sharing talks in May
          Ice Core Opens a Window on 1.2 Million Years        | Ice core opens a window on 1.2 million years
          Vitamin A Deficiency Hurts Eyes                     | Vitamin A deficiency hurts eyes
          Talks Go On. Ministers Meet in Paris                | Talks go On. Ministers meet in Paris
          Who Will Win the Cup?                               | Who will win the cup?
          Talks With South Korea Resume                       | Talks with south Korea resume
          Write to {Name} or @Reuters Today                   | Write to {Name} or @Reuters today
          Storm Hits Half of Madagascar's Coast: What We Know | Storm hits half of Madagascar's coast: what we know
          Teams Clear Last Mines From “Valley of Bells”       | Teams clear last mines from “Valley of bells”
          McDonald Buys St. James Park Again                        | McDonald buys St. James park again
          """)
  void headingsAreWrittenAsSentences(String heading, String sentence) {
    assertEquals(Optional.of(sentence), truecaser.sentence(heading));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "The Security Council met.",
        "Ministers agree to resume talks",
        "MINISTERS AGREE TO RESUME TALKS",
        "United Nations Security Council",
        "Kim Jong Un",
        "Paris, European Union, James Macron",
        "Talks Go On in the U.S.",
        "한국과 우크라이나",
        "",
        "12"
      })
  void othersAreLeftAlone(String text) {
    assertEquals(Optional.empty(), truecaser.sentence(text));
  }
}
