package org.courant.summary;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.courant.briefing.Finding;
import org.courant.text.SegmentKind;
import org.junit.jupiter.api.Test;

class SummarizerTest {
  private static final String LONG = " is a sentence of enough words to say a thing.";

  @Test
  void leadIsTheFirstSentences() {
    SummaryInput briefing = sentences("One", "Two", "Three", "Four").input();

    SourceSummary summary = lead(SummaryLength.sentences(2)).summarize(briefing);

    assertEquals(SummaryMethod.LEAD, summary.method());
    assertEquals(List.of(List.of(0), List.of(1)), support(summary));
    assertEquals("One" + LONG, summary.sentences().get(0).text());
  }

  @Test
  void shortBodyIsItsOwnSummary() {
    SummaryInput briefing = sentences("One", "Two").input();

    SourceSummary summary = lead(SummaryLength.sentences(3)).summarize(briefing);

    assertEquals(SummaryMethod.WHOLE, summary.method());
    assertEquals(List.of(List.of(0), List.of(1)), support(summary));
  }

  @Test
  void shortBodyThatIsTooLongIsNotItsOwnSummary() {
    SummaryInput briefing = sentences("One", "Two").input();

    assertEquals(SummaryMethod.LEAD, lead(SummaryLength.sentences(1)).summarize(briefing).method());
  }

  @Test
  void captionsHeadingsAndListItemsStandInNoSummary() {
    SummaryInput briefing =
        new Sentences()
            .of(SegmentKind.CAPTION, "A caption" + LONG)
            .of(SegmentKind.HEADING, "A heading" + LONG)
            .of(SegmentKind.LIST_ITEM, "An item" + LONG)
            .of(SegmentKind.QUOTATION, "A quotation" + LONG)
            .body("A sentence" + LONG)
            .input();

    assertEquals(
        List.of(List.of(4)), support(lead(SummaryLength.sentences(3)).summarize(briefing)));
  }

  @Test
  void wordsAndCharactersAreCountedAsTheyAreJoined() {
    SummaryInput briefing =
        new Sentences().body("Aa bb cc.").body("Dd ee ff.").body("Gg hh ii.").input();

    assertEquals(1, lead(SummaryLength.words(5)).summarize(briefing).sentences().size());
    assertEquals(2, lead(SummaryLength.words(6)).summarize(briefing).sentences().size());
    assertEquals(1, lead(SummaryLength.characters(18)).summarize(briefing).sentences().size());
    assertEquals(2, lead(SummaryLength.characters(19)).summarize(briefing).sentences().size());
  }

  @Test
  void summaryForWhichNothingIsShortEnoughSaysSo() {
    SummaryInput briefing = sentences("One", "Two", "Three").input();

    SourceSummary summary = lead(SummaryLength.words(3)).summarize(briefing);

    assertEquals(SummaryMethod.NONE, summary.method());
    assertEquals(List.of(), summary.sentences());
    assertEquals(
        List.of(new Finding("nothing_fits", "none of 3 sentences is within 3 words")),
        summary.flags());
  }

  @Test
  void sentenceInPiecesAndQuotationStandTogether() {
    SummaryInput briefing =
        new Sentences()
            .body("The ministers agreed,")
            .body("after a long night, on a plan.")
            .body("“We are glad.")
            .body("It was hard,” one of them said.")
            .paragraph()
            .body("The plan begins in May and ends in June.")
            .input();

    SourceSummary summary = lead(SummaryLength.sentences(4)).summarize(briefing);

    assertEquals(List.of(List.of(0, 1), List.of(2, 3), List.of(4)), support(summary));
    assertEquals(
        "The ministers agreed, after a long night, on a plan.", summary.sentences().get(0).text());
    assertEquals(
        List.of(List.of(0, 1), List.of(4)),
        support(lead(SummaryLength.sentences(2)).summarize(briefing)));
  }

  @Test
  void quotationsAreFollowedThroughTheirMarks() {
    assertTrue(Quotation.isWhole("“We are glad,” one of the workers' men said of ‘the plan’."));
    assertTrue(Quotation.isWhole("He said \"no\" and 'never again' in the '90s; it's dogs' work."));
    assertFalse(Quotation.isWhole("He said: 'The matter is at an early stage and I would appeal."));
    assertFalse(Quotation.isWhole("“We are glad, one of them said."));
    assertFalse(Quotation.isWhole("You can hear it in the minerals.\""));
    assertFalse(Quotation.isWhole("It was hard,” one of them said."));
  }

  @Test
  void noneMakesNone() {
    SummaryOptions none =
        new SummaryOptions(
            SummaryStrategy.NONE,
            SummaryLength.sentences(2),
            List.of(SummaryLanguage.TARGET),
            false,
            SummaryLanguage.SOURCE);

    SourceSummary summary = Summarizer.ofSegments(none).summarize(sentences("One").input());

    assertEquals(new SourceSummary(SummaryMethod.NONE, List.of(), List.of(), List.of()), summary);
  }

  @Test
  void emptyBriefingHasNoSummary() {
    SourceSummary summary =
        lead(SummaryLength.sentences(2)).summarize(new SummaryInput(List.of(), List.of()));

    assertEquals(SummaryMethod.NONE, summary.method());
    assertEquals(List.of(), summary.flags());
  }

  @Test
  void lengthBelowOneIsRefused() {
    Exception failure =
        assertThrows(IllegalArgumentException.class, () -> SummaryLength.sentences(0));

    assertEquals("Invalid summary length: 0, must be 1 or more", failure.getMessage());
  }

  private static Sentences sentences(String... subjects) {
    Sentences sentences = new Sentences();
    for (String subject : subjects) {
      sentences.body(subject + LONG);
    }
    return sentences;
  }

  private static Summarizer lead(SummaryLength length) {
    return Summarizer.ofSegments(
        SummaryOptions.ofSegments(SummaryStrategy.LEAD, length, List.of(SummaryLanguage.values())));
  }

  private static List<List<Integer>> support(SourceSummary summary) {
    return summary.sentences().stream().map(SummarySentence::support).toList();
  }
}
