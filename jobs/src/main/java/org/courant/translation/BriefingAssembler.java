package org.courant.translation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
 *   <li>A blank line parts the paragraphs. Blocks bear the marks of Markdown: their own where the
 *       source is Markdown or HTML, with the levels of headings, the numbers and the nesting of
 *       lists and quotations, and code between fences. Elsewhere a heading has {@code "## "}; a
 *       quotation {@code "> "} unless its source stands in quotation marks; a list item {@code "-
 *       "} unless it brings its own number or mark.
 *   <li>The confidence of a briefing is the mean of its segments' confidences, weighted by source
 *       tokens: copies weigh nothing, a fallback counts as 0. Nothing but copies gives 1.
 *   <li>A briefing needs review when a segment is flagged or the confidence is below a bound.
 * </ul>
 */
public final class BriefingAssembler {
  private static final String HEADING_MARK = "## ";
  private static final String FENCE = "```";
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
        texts.add(marked(paragraph.get(0).segment(), text));
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

  private static String marked(Segment first, String text) {
    return switch (first.kind()) {
      case CODE -> code(first.mark(), text);
      case HEADING -> mark(first, HEADING_MARK) + text;
      case LIST_ITEM ->
          mark(first, Character.isLetter(text.codePointAt(0)) ? LIST_MARK : "") + text;
      case QUOTATION ->
          mark(first, OPENING_QUOTES.indexOf(first.source().charAt(0)) < 0 ? QUOTATION_MARK : "")
              + text;
      case TITLE, CAPTION, BODY, SUMMARY -> first.mark() + text;
    };
  }

  /** The source's own mark; else, where its format has none, that of the kind. */
  private static String mark(Segment first, String usual) {
    return first.mark().isEmpty() ? usual : first.mark();
  }

  /** Code between fences, which are longer than any run of back-ticks in it. */
  private static String code(String mark, String text) {
    String fence = FENCE;
    while (text.contains(fence)) {
      fence += "`";
    }
    String indent = mark.replaceAll("[^ >]", " ");
    return Stream.concat(text.lines(), Stream.of(fence))
        .map(line -> indent + line)
        .collect(Collectors.joining("\n", mark + fence + "\n", ""));
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
