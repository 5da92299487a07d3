package org.courant.translation;

import org.courant.briefing.Segment;
import org.courant.text.ProtectedSpans;
import org.courant.text.SegmentKind;

/** Tells text that holds something to translate from text that is carried over as it is. */
public final class Translatable {
  private Translatable() {}

  /** Whether a segment is: code never is. */
  public static boolean isTranslatable(Segment segment) {
    return segment.kind() != SegmentKind.CODE && isTranslatable(segment.source());
  }

  /** Whether a letter is left once addresses, placeholders, code and the like are taken away. */
  public static boolean isTranslatable(String text) {
    return Letters.count(ProtectedSpans.without(text)) > 0;
  }
}
