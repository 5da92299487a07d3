package org.courant.summary;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.courant.briefing.Briefing;
import org.courant.briefing.Segment;
import org.courant.inference.DocumentSummarizer;
import org.courant.inference.GenerationOptions;
import org.courant.inference.SourceText;
import org.courant.inference.TargetText;
import org.courant.inference.TextTranslator;
import org.courant.inference.TranslatedBatch;
import org.courant.text.SegmentKind;
import org.junit.jupiter.api.Test;

class DraftWriterTest {
  /** Writes one text whatever it reads, and keeps what it has read. */
  private record Parrot(String says, boolean truncated, List<String> read)
      implements TextTranslator {
    @Override
    public TranslatedBatch translate(
        List<SourceText> texts, List<String> languages, GenerationOptions options, int tokens) {
      texts.forEach(text -> read.add(text.text()));
      if (says.isEmpty()) {
        throw new IllegalStateException("out of order");
      }
      return new TranslatedBatch(
          texts.stream()
              .map(t -> new TargetText(t.key(), "en", says, 0, 0, 0, words(says), truncated))
              .toList(),
          Map.of());
    }

    @Override
    public void close() {}
  }

  private static int words(String text) {
    return text.split(" ").length;
  }

  private static Draft write(Parrot parrot, int limit, Segment... segments) {
    DocumentSummarizer summarizer =
        new DocumentSummarizer(
            parrot,
            DraftWriterTest::words,
            limit,
            "en",
            new GenerationOptions(4, 2, 3, 1, 0, 20),
            512);
    Briefing briefing =
        new Briefing("id", "uri", "", "en", "", List.of(segments), List.of(), Map.of());
    return new DraftWriter(summarizer, "en", DraftWriterTest::words, 6).write(briefing.segments());
  }

  private static Segment segment(int paragraph, SegmentKind kind, String source) {
    return new Segment(paragraph, 0, kind, source);
  }

  @Test
  void theModelReadsRunningTextAndIsCutIntoSentences() {
    Parrot parrot = new Parrot("Rain fell. Dr. Lee said so.", false, new ArrayList<>());
    Draft draft =
        write(
            parrot,
            40,
            segment(0, SegmentKind.TITLE, "A title"),
            segment(1, SegmentKind.CAPTION, "A caption."),
            segment(2, SegmentKind.BODY, "One."),
            segment(2, SegmentKind.BODY, "Two."),
            segment(3, SegmentKind.HEADING, "A heading"),
            segment(4, SegmentKind.LIST_ITEM, "Three."));
    assertEquals(List.of("One. Two. Three."), parrot.read());
    assertEquals(List.of("Rain fell.", "Dr. Lee said so."), draft.sentences());
    assertEquals(1, draft.sections());
    assertEquals(List.of(), draft.flags());
  }

  @Test
  void aSentenceAboveTheTranslatorsLimitIsCutAtItsClauses() {
    Parrot parrot =
        new Parrot("Rain fell all day long; roads were closed at noon.", false, new ArrayList<>());
    assertEquals(
        List.of("Rain fell all day long;", "roads were closed at noon."),
        write(parrot, 40, segment(1, SegmentKind.BODY, "One.")).sentences());
  }

  @Test
  void saysWhatIsWrongWithASummary() {
    Parrot endless = new Parrot("Rain fell and it fell and fell.", true, new ArrayList<>());
    Draft truncated = write(endless, 40, segment(1, SegmentKind.BODY, "One."));
    assertEquals(List.of("summary_truncated"), codes(truncated));
    Parrot failing = new Parrot("", false, new ArrayList<>());
    Draft failed = write(failing, 40, segment(1, SegmentKind.BODY, "One."));
    assertEquals(List.of(), failed.sentences());
    assertEquals("out of order", failed.flags().get(0).detail());
    Parrot long20 = new Parrot("a b c d e f g h i j k.", false, new ArrayList<>());
    Draft unmerged =
        write(
            long20,
            12,
            segment(1, SegmentKind.BODY, "a b c d e f g h i j"),
            segment(2, SegmentKind.BODY, "a b c d e f g h i j"));
    assertEquals(List.of("summary_unmerged"), codes(unmerged));
    assertEquals(2, unmerged.sections());
  }

  private static List<String> codes(Draft draft) {
    return draft.flags().stream().map(finding -> finding.code()).toList();
  }
}
