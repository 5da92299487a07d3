package org.courant.translation;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.courant.briefing.Briefing;
import org.courant.briefing.Outcome;
import org.courant.briefing.Reject;
import org.courant.briefing.RejectReason;
import org.courant.briefing.Segment;
import org.courant.briefing.Stage;
import org.courant.corpus.Document;
import org.courant.text.Paragraph;
import org.courant.text.SegmentKind;
import org.courant.text.SentenceSegmenter;

/**
 * Cuts a cleaned document into segments: paragraphs of every kind into sentences, and a sentence
 * above the model's limit at its clauses. All segments of a paragraph carry its number and kind, so
 * that assembly can join them again.
 */
public final class BriefingSegmenter {
  private final String sourceLanguage;
  private final SourceLimit sourceLimit;
  private final SentenceSegmenter sentences;

  /** Cuts for one source language and model. */
  public BriefingSegmenter(String sourceLanguage, SourceLimit sourceLimit) {
    this.sourceLanguage = Objects.requireNonNull(sourceLanguage, "sourceLanguage");
    this.sourceLimit = Objects.requireNonNull(sourceLimit, "sourceLimit");
    this.sentences = new SentenceSegmenter(sourceLanguage);
  }

  /** The briefing, or a reject if no segment was found. */
  public Outcome<Briefing> segment(CleanedDocument cleaned) {
    List<Segment> segments = segments(cleaned);
    return segments.isEmpty()
        ? Outcome.rejected(nothingFound(cleaned.document()))
        : Outcome.of(briefing(cleaned, segments));
  }

  private List<Segment> segments(CleanedDocument cleaned) {
    List<Segment> segments = new ArrayList<>();
    int paragraph = Segment.TITLE_PARAGRAPH;
    append(paragraph, new Paragraph(SegmentKind.TITLE, cleaned.text().title()), segments);
    for (Paragraph block : cleaned.text().paragraphs()) {
      append(++paragraph, block, segments);
    }
    return segments;
  }

  private void append(int paragraph, Paragraph block, List<Segment> segments) {
    for (String piece : pieces(block)) {
      segments.add(new Segment(paragraph, segments.size(), block.kind(), piece, block.mark()));
    }
  }

  private List<String> pieces(Paragraph block) {
    return block.kind() == SegmentKind.CODE
        ? List.of(block.text())
        : sentences.segment(block.text()).stream()
            .flatMap(s -> sourceLimit.pieces(s).stream())
            .toList();
  }

  private Briefing briefing(CleanedDocument cleaned, List<Segment> segments) {
    Document document = cleaned.document();
    return new Briefing(
        document.id(),
        document.uri(),
        document.sha256(),
        sourceLanguage,
        cleaned.text().title(),
        segments,
        cleaned.text().removed(),
        document.metadata());
  }

  private static Reject nothingFound(Document document) {
    return new Reject(
        document.uri(),
        document.id(),
        null,
        Stage.SEGMENT,
        RejectReason.NOTHING_LEFT,
        "no sentence was found in " + document.paragraphs().size() + " paragraphs");
  }
}
