package org.courant.summary;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.courant.briefing.LocalizedBriefing;
import org.courant.briefing.TranslatedSegment;

/**
 * A summary made of segments of the briefing, so that it agrees with the body word for word.
 *
 * @param target the chosen segments in the target language
 * @param source the same segments in the source language
 */
public record Summary(String target, String source) {
  public Summary {
    Objects.requireNonNull(target, "target");
    Objects.requireNonNull(source, "source");
  }

  /** The segments of the given ordinals, in reading order, joined by a space. */
  public static Summary of(LocalizedBriefing briefing, List<Integer> ordinals) {
    Set<Integer> chosen = Set.copyOf(ordinals);
    List<TranslatedSegment> segments =
        briefing.segments().stream()
            .filter(segment -> chosen.contains(segment.segment().ordinal()))
            .toList();
    return new Summary(
        joined(segments, TranslatedSegment::target),
        joined(segments, segment -> segment.segment().source()));
  }

  private static String joined(
      List<TranslatedSegment> segments, Function<TranslatedSegment, String> text) {
    return segments.stream()
        .map(text)
        .filter(part -> !part.isBlank())
        .collect(Collectors.joining(" "));
  }
}
