package org.courant.summary;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Set;
import org.courant.briefing.Finding;
import org.courant.text.SegmentKind;
import org.junit.jupiter.api.Test;

class WrittenSummarizerTest {
  private static final String BRIDGE = "The minister opened the bridge in Seoul on Monday.";
  private static final String COST = "It cost 40 million won and took three years.";
  private static final String FERRY = "The old ferry will stop in June.";
  private static final SummaryInput BRIEFING =
      new Sentences()
          .title("A bridge for Seoul")
          .paragraph()
          .of(SegmentKind.CAPTION, "Ferry passengers in June")
          .paragraph()
          .body(BRIDGE, 1, 0)
          .body(COST, 1, 1)
          .paragraph()
          .body(FERRY, 0, 1)
          .input();

  /** Digits of a sentence that the briefing does not have. */
  private static final FiguresOfSource FIGURES =
      sentence -> sentence.contains("50") ? Set.of("50") : Set.of();

  private static SourceSummary summary(
      boolean faithful, SummaryLength length, int sections, String... sentences) {
    SummaryOptions options =
        new SummaryOptions(
            SummaryStrategy.ABSTRACTIVE,
            length,
            List.of(SummaryLanguage.values()),
            faithful,
            SummaryLanguage.SOURCE);
    Draft draft = new Draft(List.of(sentences), sections, List.of());
    return new WrittenSummarizer(draft, "en", FIGURES, options).summarize(BRIEFING);
  }

  private static List<String> texts(SourceSummary summary) {
    return summary.sentences().stream().map(SummarySentence::text).toList();
  }

  private static List<String> codes(SourceSummary summary) {
    return summary.flags().stream().map(Finding::code).toList();
  }

  @Test
  void aSentenceInOtherWordsIsLinkedToWhatSaysIt() {
    SourceSummary summary =
        summary(false, SummaryLength.unlimited(), 1, "On Monday the minister opened a bridge.");
    assertEquals(SummaryMethod.ABSTRACTIVE, summary.method());
    assertEquals(
        List.of(SummarySentence.written("On Monday the minister opened a bridge.", List.of(2))),
        summary.sentences());
    assertEquals(List.of(), summary.flags());
    assertEquals(List.of(0), summary.headline(), "the title's segment");
  }

  @Test
  void aSentenceOfTheBriefingKeepsItsTranslation() {
    SourceSummary summary = summary(false, SummaryLength.unlimited(), 2, FERRY, FERRY);
    assertEquals(List.of(SummarySentence.verbatim(FERRY, List.of(4))), summary.sentences());
    assertEquals(SummaryMethod.ABSTRACTIVE_SECTIONS, summary.method());
  }

  @Test
  void whatTheBriefingDoesNotSayIsFlagged() {
    SourceSummary summary =
        summary(
            false,
            SummaryLength.unlimited(),
            1,
            BRIDGE,
            "It cost 50 million won and took Busan three years.",
            "Penguins were seen dancing everywhere.");
    assertEquals(
        List.of(
            new Finding("name_unsupported", "sentence 2: the briefing lacks “Busan”"),
            new Finding("number_unsupported", "sentence 2: the briefing lacks “50”"),
            new Finding("unsupported", "sentence 3: the briefing has 0% of its words, by weight")),
        summary.flags());
    assertEquals(3, summary.sentences().size());
    assertEquals(List.of(), summary.sentences().get(2).support());
  }

  @Test
  void aFaithfulSummaryTakesTheBriefingsBestSentenceOnce() {
    SourceSummary summary =
        summary(
            true,
            SummaryLength.unlimited(),
            1,
            "On Monday the minister opened a bridge.",
            "It cost 50 million won and took three years.",
            "It took Busan three years and 50 million won.",
            "Penguins danced.");
    assertEquals(List.of("On Monday the minister opened a bridge.", COST), texts(summary));
    assertEquals(List.of("replaced", "replaced", "replaced"), codes(summary));
    assertEquals(
        "sentence 4, unsupported: nothing stands for “Penguins danced.”",
        summary.flags().get(2).detail());
    assertEquals(List.of(3), summary.sentences().get(1).support());
  }

  @Test
  void captionsSupportButNeverStandInASummary() {
    SourceSummary summary =
        summary(true, SummaryLength.unlimited(), 1, "Ferry passengers in Busan in June.");
    assertEquals(List.of(FERRY), texts(summary));
  }

  @Test
  void nothingLeftGivesAnExtractiveSummary() {
    SourceSummary summary = summary(true, SummaryLength.unlimited(), 1, "Penguins danced.");
    assertEquals(SummaryMethod.EXTRACTIVE, summary.method());
    assertEquals(2, summary.sentences().size());
    assertEquals(List.of("replaced"), codes(summary));
    SourceSummary failed =
        new WrittenSummarizer(
                Draft.failed(new IllegalStateException("broken")),
                "en",
                FIGURES,
                SummaryOptions.defaults())
            .summarize(BRIEFING);
    assertEquals(SummaryMethod.EXTRACTIVE, failed.method());
    assertEquals(List.of(new Finding("summary_failed", "broken")), failed.flags());
  }

  @Test
  void sentencesBeyondTheLengthAreLeftOut() {
    String[] sentences = {BRIDGE, COST, FERRY};
    assertEquals(List.of(BRIDGE), texts(summary(false, SummaryLength.sentences(1), 1, sentences)));
    assertEquals(List.of(BRIDGE), texts(summary(false, SummaryLength.words(17), 1, sentences)));
    assertEquals(
        List.of(BRIDGE, COST), texts(summary(false, SummaryLength.words(18), 1, sentences)));
  }
}
