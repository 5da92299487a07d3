package org.courant.summary;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Joins segments that make sense only together: the pieces of a sentence that was cut for the
 * model, and the sentences of one quotation.
 */
final class SummaryUnits {
  private static final Pattern SENTENCE_END = Pattern.compile("[.!?…。！？:]['\"”’»“)\\]*_]*$");

  private SummaryUnits() {}

  static List<SummaryUnit> of(List<SummaryCandidate> segments) {
    List<SummaryUnit> units = new ArrayList<>();
    List<SummaryCandidate> open = new ArrayList<>();
    int sentences = 0;
    Quotation quotation = new Quotation();
    for (int i = 0; i < segments.size(); i++) {
      SummaryCandidate segment = segments.get(i);
      boolean last = i + 1 == segments.size() || !neighbours(segment, segments.get(i + 1));
      boolean ended = last || SENTENCE_END.matcher(segment.segment().source()).find();
      open.add(segment);
      quotation.read(segment.segment().source());
      sentences += ended ? 1 : 0;
      if (last || (ended && !quotation.isOpen())) {
        units.add(new SummaryUnit(open, sentences));
        open.clear();
        sentences = 0;
        quotation = new Quotation();
      }
    }
    return units;
  }

  private static boolean neighbours(SummaryCandidate left, SummaryCandidate right) {
    return left.segment().paragraph() == right.segment().paragraph()
        && left.segment().ordinal() + 1 == right.segment().ordinal();
  }
}
