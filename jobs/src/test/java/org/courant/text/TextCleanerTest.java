package org.courant.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.courant.text.CleaningRule.Action;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class TextCleanerTest {
  private final TextCleaner cleaner = new TextCleaner();

  private static Paragraph body(String text) {
    return new Paragraph(SegmentKind.BODY, text);
  }

  private CleanedText clean(String title, String... paragraphs) {
    return cleaner.clean(title, Stream.of(paragraphs).map(TextCleanerTest::body).toList());
  }

  @Test
  void anEditorialKeepsTitleCaptionAndEveryParagraph() {
    CleanedText cleaned =
        clean(
            "A Test of Resolve in the Strait",
            "(FILE) The defence minister greets a visiting admiral on July 25, 2023.",
            "“We assess that 8,000 soldiers have arrived. And … more are expected,” said the envoy.",
            "Your browser doesn’t support HTML5",
            "A Test of Resolve in the Strait",
            "Just a day before officials met in Geneva, a missile was tested.",
            "“We assess that 8,000 soldiers have arrived. And … more are expected,” said the envoy.");
    assertEquals("A Test of Resolve in the Strait", cleaned.title());
    assertEquals(
        List.of(SegmentKind.CAPTION, SegmentKind.BODY, SegmentKind.BODY, SegmentKind.BODY),
        cleaned.paragraphs().stream().map(Paragraph::kind).toList());
    assertEquals(
        "The defence minister greets a visiting admiral on July 25, 2023.",
        cleaned.paragraphs().get(0).text());
    assertEquals(
        List.of(
            new Removal("file-caption", "(FILE)"),
            new Removal("player-notice", "Your browser doesn’t support HTML5"),
            new Removal("title-repeated", "A Test of Resolve in the Strait")),
        cleaned.removed());
  }

  static List<CleaningRule> rules() {
    return CleaningRules.load();
  }

  @ParameterizedTest
  @MethodSource("rules")
  void everyRuleDoesWhatItsExampleShows(CleaningRule rule) {
    CleanedText cleaned = clean("", rule.example());
    assertTrue(
        cleaned.removed().stream().anyMatch(removal -> removal.rule().equals(rule.name())),
        cleaned::toString);
    assertEquals(rule.action() == Action.DROP, cleaned.paragraphs().isEmpty(), cleaned::toString);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Share this article of faith with no one, the bishop said.",
        "Cookies sold at the fair paid for the school's roof.",
        "Read more books, the minister told pupils.",
        "Follow us, the guide said, and the children did.",
        "The file was closed in 2014.",
        "Photographs of the site show a new runway.",
        "Advertisement revenue fell by 4 percent.",
        "Subscribe now and you will regret it, the regulator warned consumers on Monday.",
        "Share prices rose.",
        "If a < b and b > c, then x & y hold at AT&T.",
        "Related costs rose as well.",
        "See also the annex to the report, which lists 40 sites."
      })
  void proseStays(String prose) {
    CleanedText cleaned = clean("A title", prose);
    assertEquals(List.of(body(prose)), cleaned.paragraphs());
    assertEquals(List.of(), cleaned.removed());
  }

  @Test
  void titleIsRecognisedAcrossQuotesCaseAndSpacing() {
    CleanedText cleaned = clean("The “Quiet” Talks", "THE \"QUIET\"  TALKS.", "They went on.");
    assertEquals(List.of(body("They went on.")), cleaned.paragraphs());
  }

  @Test
  void entitiesAndTagsAreDecodedAndRecorded() {
    CleanedText cleaned = clean("", "Food &amp;amp; drink&nbsp;cost &#36;4.<br/>They <b>rose</b>.");
    assertEquals("Food & drink cost $4. They rose .", cleaned.paragraphs().get(0).text());
    assertEquals(7, cleaned.removed().size(), cleaned.removed()::toString);
  }

  @Test
  void invisibleCharactersGoAndEmojiStayWhole() {
    CleanedText cleaned = clean("", "A\u00ADgree\u200Bment\uFEFF \uD83D\uDC69\u200D\uD83D\uDD2C.");
    assertEquals("Agreement \uD83D\uDC69\u200D\uD83D\uDD2C.", cleaned.paragraphs().get(0).text());
  }

  @Test
  void creditBehindACaptionIsTakenOut() {
    CleanedText cleaned =
        cleaner.clean(
            "",
            List.of(
                new Paragraph(
                    SegmentKind.CAPTION, "It lifts off on Wednesday. Photo: Range Press")));
    assertEquals("It lifts off on Wednesday.", cleaned.paragraphs().get(0).text());
  }

  @RepeatedTest(200)
  void nothingIsLostAndCleaningTwiceChangesNothing(RepetitionInfo repetition) {
    Random random = new Random(repetition.getCurrentRepetition());
    String[] scraps = {
      "The talks", " & ", "&amp;", "<br>", "(FILE) ", "share", " cookie", ".", " ", "\u00a0",
          "&#8217;",
      "Photo: ", "Я", "한", "\uD83D\uDE00", "<b", ">", "\u200b", "1,000", "Advertisement", "“",
          "&lt;p&gt;"
    };
    List<Paragraph> paragraphs = new ArrayList<>();
    StringBuilder input = new StringBuilder();
    for (int i = random.nextInt(5); i >= 0; i--) {
      StringBuilder text = new StringBuilder();
      for (int j = random.nextInt(8); j >= 0; j--) {
        text.append(scraps[random.nextInt(scraps.length)]);
      }
      input.append(text).append('\n');
      paragraphs.add(body(text.toString()));
    }
    CleanedText once = cleaner.clean("The talks", paragraphs);
    String all = once.toString();
    for (String word : new String[] {"talks", "cookie", "Я", "한", "1,000", "Advertisement"}) {
      assertEquals(count(input.toString(), word), count(all, word) - count("The talks", word), all);
    }
    CleanedText twice = cleaner.clean(once.title(), once.paragraphs());
    assertEquals(once.paragraphs(), twice.paragraphs(), input.toString());
    assertEquals(List.of(), twice.removed(), input.toString());
  }

  private static int count(String text, String word) {
    return (text.length() - text.replace(word, "").length()) / word.length();
  }
}
