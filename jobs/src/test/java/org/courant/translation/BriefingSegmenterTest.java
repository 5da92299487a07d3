package org.courant.translation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.courant.briefing.Briefing;
import org.courant.briefing.Outcome;
import org.courant.briefing.RejectReason;
import org.courant.briefing.Segment;
import org.courant.briefing.Stage;
import org.courant.corpus.Document;
import org.courant.text.Paragraph;
import org.courant.text.SegmentKind;
import org.junit.jupiter.api.Test;

class BriefingSegmenterTest {
  @Test
  void titleIsParagraphZeroAndSentencesKeepTheirParagraph() {
    Briefing briefing =
        prepare(
                "Talks resume",
                new Paragraph(SegmentKind.BODY, "They met on Monday. They meet again."),
                new Paragraph(SegmentKind.LIST_ITEM, "Bread"))
            .value();

    assertEquals(
        List.of(
            new Segment(0, 0, SegmentKind.TITLE, "Talks resume"),
            new Segment(1, 1, SegmentKind.BODY, "They met on Monday."),
            new Segment(1, 2, SegmentKind.BODY, "They meet again."),
            new Segment(2, 3, SegmentKind.LIST_ITEM, "Bread")),
        briefing.segments());
  }

  @Test
  void sentenceAboveTheLimitIsSplitWithinItsParagraph() {
    String sentence =
        "The ministers met in the morning, the experts met in the afternoon, and the press waited "
            + "at the gate, although nobody had told it to wait.";

    Briefing briefing = prepare("", new Paragraph(SegmentKind.BODY, sentence)).value();

    assertTrue(briefing.segments().size() > 1);
    assertTrue(briefing.segments().stream().allMatch(segment -> segment.paragraph() == 1));
    assertTrue(briefing.segments().stream().allMatch(segment -> words(segment.source()) <= 12));
    assertEquals(
        sentence, String.join(" ", briefing.segments().stream().map(Segment::source).toList()));
  }

  @Test
  void documentWithoutTextIsRejected() {
    Outcome<Briefing> outcome = prepare("");

    assertEquals(RejectReason.NOTHING_LEFT, outcome.reject().reason());
    assertEquals(Stage.CLEAN, outcome.reject().stage());
  }

  private static Outcome<Briefing> prepare(String title, Paragraph... paragraphs) {
    Document document =
        new Document("id", "file:/in.txt", "0", title, List.of(paragraphs), Map.of());
    SourceLimit limit = new SourceLimit(BriefingSegmenterTest::words, 12);
    return new DocumentCleaner().clean(document).then(new BriefingSegmenter("en", limit)::segment);
  }

  private static int words(String text) {
    return text.split(" ").length;
  }
}
