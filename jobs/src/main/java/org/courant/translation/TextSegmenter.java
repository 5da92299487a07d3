package org.courant.translation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.courant.briefing.Segment;
import org.courant.briefing.TranslatedSegment;
import org.courant.text.SegmentKind;
import org.courant.text.SentenceSegmenter;
import org.courant.text.TextCleaner;

/**
 * Cuts a text that stands for itself, such as a column of a table, into segments, and puts the
 * translated segments in their place: lines stay lines, with their indentation, and nothing is
 * taken for residue. Thread-safe.
 */
public final class TextSegmenter {
  private static final Pattern LINE = Pattern.compile("([ \\t]*+)([^\\r\\n]*+)(\\R?)");

  private final SentenceSegmenter sentences;
  private final SourceLimit limit;

  /** Cuts texts of a BCP 47 language for a model. */
  public TextSegmenter(String language, SourceLimit limit) {
    this.sentences = new SentenceSegmenter(language);
    this.limit = limit;
  }

  /** Segments in reading order; the paragraph of each is its line, from 1. */
  public List<Segment> segments(String text) {
    List<Segment> segments = new ArrayList<>();
    int line = 0;
    for (Matcher lines = LINE.matcher(text); lines.find() && lines.end() > lines.start(); ) {
      line++;
      for (String sentence : sentences.segment(TextCleaner.folded(lines.group(2)))) {
        for (String piece : limit.pieces(sentence)) {
          segments.add(new Segment(line, segments.size(), SegmentKind.BODY, piece));
        }
      }
    }
    return segments;
  }

  /** The text with every segment's target in the segment's place. */
  public static String assemble(String text, List<TranslatedSegment> segments) {
    Map<Integer, List<TranslatedSegment>> byLine =
        segments.stream()
            .collect(
                Collectors.groupingBy(
                    segment -> segment.segment().paragraph(), TreeMap::new, Collectors.toList()));
    StringBuilder assembled = new StringBuilder();
    int line = 0;
    for (Matcher lines = LINE.matcher(text); lines.find() && lines.end() > lines.start(); ) {
      line++;
      assembled.append(lines.group(1));
      assembled.append(joined(byLine.getOrDefault(line, List.of())));
      assembled.append(lines.group(3));
    }
    return assembled.toString();
  }

  private static String joined(List<TranslatedSegment> segments) {
    return segments.stream()
        .map(TranslatedSegment::target)
        .filter(target -> !target.isBlank())
        .collect(Collectors.joining(" "));
  }
}
