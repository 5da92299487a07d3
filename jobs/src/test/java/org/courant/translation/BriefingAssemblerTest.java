package org.courant.translation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.courant.briefing.Briefing;
import org.courant.briefing.Finding;
import org.courant.briefing.LocalizedBriefing;
import org.courant.briefing.Origin;
import org.courant.briefing.Rung;
import org.courant.briefing.Segment;
import org.courant.briefing.TranslatedSegment;
import org.courant.text.SegmentKind;
import org.junit.jupiter.api.Test;

class BriefingAssemblerTest {
  private final List<TranslatedSegment> segments = new ArrayList<>();

  @Test
  void sentencesAreJoinedAndParagraphsParted() {
    add(0, SegmentKind.TITLE, "Заголовок");
    add(1, SegmentKind.BODY, "Перше.");
    add(1, SegmentKind.BODY, "Друге.");
    add(2, SegmentKind.BODY, "Третє.");

    LocalizedBriefing briefing = assemble();

    assertEquals("Заголовок", briefing.title());
    assertEquals("Перше. Друге.\n\nТретє.", briefing.body());
  }

  @Test
  void listItemsBearAMarkOfTheirOwnOrADash() {
    add(1, SegmentKind.LIST_ITEM, "хліб");
    add(2, SegmentKind.LIST_ITEM, "1. сіль");

    assertEquals("- хліб\n\n1. сіль", assemble().body());
  }

  @Test
  void headingsAndQuotationsBearTheMarksOfMarkdown() {
    add(1, SegmentKind.HEADING, "Рішення");
    add(2, SegmentKind.QUOTATION, "Ми згодні.");
    add(2, SegmentKind.QUOTATION, "Це добре.");
    Segment quoted = new Segment(3, 3, SegmentKind.QUOTATION, "“We agree.”");
    segments.add(TranslatedSegment.copied(quoted));

    assertEquals("## Рішення\n\n> Ми згодні. Це добре.\n\n“We agree.”", assemble().body());
  }

  @Test
  void emptyTargetLeavesNoGap() {
    add(1, SegmentKind.BODY, "Перше.");
    add(1, SegmentKind.BODY, "");
    add(1, SegmentKind.BODY, "Третє.");
    add(2, SegmentKind.BODY, " ");

    assertEquals("Перше. Третє.", assemble().body());
  }

  @Test
  void confidenceIsWeightedByTokens() {
    segments.add(segment(1, SegmentKind.BODY, "а", 0.9, 30));
    segments.add(segment(1, SegmentKind.BODY, "б", 0.5, 10));
    segments.add(TranslatedSegment.copied(new Segment(2, 2, SegmentKind.BODY, "***")));

    LocalizedBriefing briefing = assemble();

    assertEquals(0.8, briefing.confidence(), 1e-12);
    assertFalse(briefing.needsReview());
  }

  @Test
  void copiesAloneAreSure() {
    segments.add(TranslatedSegment.copied(new Segment(1, 0, SegmentKind.BODY, "***")));

    assertEquals(1, assemble().confidence());
  }

  @Test
  void lowConfidenceNeedsReview() {
    segments.add(segment(1, SegmentKind.BODY, "а", 0.49, 30));

    assertTrue(assemble().needsReview());
  }

  @Test
  void flaggedSegmentNeedsReview() {
    Segment source = new Segment(1, 0, SegmentKind.BODY, "source");
    List<Finding> findings = List.of(new Finding("b", "one"), new Finding("a", "two"));
    segments.add(
        new TranslatedSegment(
            source, "target", 0, 0.9, Origin.TRANSLATED, Rung.DIRECT, findings, 5, 5, false));

    LocalizedBriefing briefing = assemble();

    assertTrue(briefing.needsReview());
    assertEquals(1, briefing.flagged());
    assertEquals(List.of("a", "b"), briefing.flags());
  }

  private void add(int paragraph, SegmentKind kind, String target) {
    segments.add(segment(paragraph, kind, target, 0.9, 10));
  }

  private TranslatedSegment segment(
      int paragraph, SegmentKind kind, String target, double confidence, int tokens) {
    Segment source = new Segment(paragraph, segments.size(), kind, "source " + segments.size());
    return new TranslatedSegment(
        source,
        target,
        -0.1,
        confidence,
        Origin.TRANSLATED,
        Rung.DIRECT,
        List.of(),
        tokens,
        tokens,
        false);
  }

  private LocalizedBriefing assemble() {
    Briefing briefing =
        new Briefing(
            "id",
            "file:/in",
            "0",
            "en",
            "",
            segments.stream().map(TranslatedSegment::segment).toList(),
            List.of(),
            Map.of());
    return BriefingAssembler.assemble(briefing, "uk", segments, 0.5);
  }
}
