package org.courant.translation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.courant.briefing.Briefing;
import org.courant.briefing.Finding;
import org.courant.briefing.LocalizedBriefing;
import org.courant.briefing.Segment;
import org.courant.briefing.TranslatedSegment;

/**
 * Puts the translated segments of a briefing back together.
 *
 * <ul>
 *   <li>Sentences of one paragraph are joined by a space, and so are the pieces of a sentence that
 *       was too long for the model; an empty target leaves no gap.
 *   <li>A blank line parts the paragraphs. Blocks bear the marks of Markdown: a heading {@code "##
 *       "}, whatever its level was; a quotation {@code "> "} unless its source stands in quotation
 *       marks; a list item {@code "- "} unless it brings its own number or mark.
 *   <li>The confidence of a briefing is the mean of its segments' confidences, weighted by source
 *       tokens: copies weigh nothing, a fallback counts as 0. Nothing but copies gives 1.
 *   <li>A briefing needs review when a segment is flagged or the confidence is below a bound.
 * </ul>
 */
public final class BriefingAssembler {
  private static final String HEADING_MARK = "## ";
  private static final String LIST_MARK = "- ";
  private static final String QUOTATION_MARK = "> ";
  private static final String OPENING_QUOTES = "\"“«„‘'";

  private BriefingAssembler() {}

  /**
   * The briefing in one language, from all its segments.
   *
   * @param reviewBelow a briefing of lower confidence needs review
   */
  public static LocalizedBriefing assemble(
      Briefing briefing, String language, List<TranslatedSegment> segments, double reviewBelow) {
    double confidence = confidence(segments);
    int flagged = (int) segments.stream().filter(segment -> !segment.flags().isEmpty()).count();
    return new LocalizedBriefing(
        briefing,
        language,
        title(segments),
        body(segments),
        segments,
        confidence,
        flagged,
        flagged > 0 || confidence < reviewBelow,
        codes(segments));
  }

  private static String title(List<TranslatedSegment> segments) {
    return joined(segments.stream().filter(BriefingAssembler::isTitle).toList());
  }

  private static String body(List<TranslatedSegment> segments) {
    Map<Integer, List<TranslatedSegment>> paragraphs =
        segments.stream()
            .filter(segment -> !isTitle(segment))
            .collect(
                Collectors.groupingBy(
                    segment -> segment.segment().paragraph(), TreeMap::new, Collectors.toList()));
    List<String> texts = new ArrayList<>();
    for (List<TranslatedSegment> paragraph : paragraphs.values()) {
      String text = joined(paragraph);
      if (!text.isEmpty()) {
        texts.add(mark(paragraph.get(0).segment(), text) + text);
      }
    }
    return String.join("\n\n", texts);
  }

  private static boolean isTitle(TranslatedSegment segment) {
    return segment.segment().paragraph() == Segment.TITLE_PARAGRAPH;
  }

  private static String joined(List<TranslatedSegment> segments) {
    return segments.stream()
        .map(TranslatedSegment::target)
        .filter(target -> !target.isBlank())
        .collect(Collectors.joining(" "));
  }

  private static String mark(Segment first, String text) {
    return switch (first.kind()) {
      case HEADING -> HEADING_MARK;
      case LIST_ITEM -> Character.isLetter(text.codePointAt(0)) ? LIST_MARK : "";
      case QUOTATION -> OPENING_QUOTES.indexOf(first.source().charAt(0)) < 0 ? QUOTATION_MARK : "";
      case TITLE, CAPTION, BODY, SUMMARY -> "";
    };
  }

  private static double confidence(List<TranslatedSegment> segments) {
    double sum = 0;
    long tokens = 0;
    for (TranslatedSegment segment : segments) {
      sum += segment.confidence() * segment.sourceTokens();
      tokens += segment.sourceTokens();
    }
    return tokens == 0 ? 1 : sum / tokens;
  }

  private static List<String> codes(List<TranslatedSegment> segments) {
    return segments.stream()
        .flatMap(segment -> segment.flags().stream())
        .map(Finding::code)
        .distinct()
        .sorted()
        .toList();
  }
}
