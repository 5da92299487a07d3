package org.courant.translation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.courant.briefing.Finding;
import org.courant.text.ProtectedSpan;
import org.courant.text.ProtectedSpans;
import org.courant.text.SpanKind;

/** The target lacks what it had to carry over byte for byte, as often as the source has it. */
final class LostSpans implements QualityCheck {
  /** Code for spans without which a target is of no use. */
  static final String SPAN = "span_lost";

  /** Code for designations, which may have another name in the target language. */
  static final String DESIGNATION = "designation_lost";

  static final Set<String> CODES = Set.of(SPAN, DESIGNATION);

  private static final int MOST_NAMED = 5;

  private final String code;
  private final Predicate<SpanKind> kinds;

  private LostSpans(String code, Predicate<SpanKind> kinds) {
    this.code = code;
    this.kinds = kinds;
  }

  /** Looks for spans of the strict kinds. */
  static LostSpans strict() {
    return new LostSpans(SPAN, SpanKind::isStrict);
  }

  /** Looks for designations. */
  static LostSpans designations() {
    return new LostSpans(DESIGNATION, kind -> !kind.isStrict());
  }

  @Override
  public String code() {
    return code;
  }

  @Override
  public boolean appliesTo(Candidate candidate) {
    return ProtectedSpans.of(candidate.source()).stream().anyMatch(span -> kinds.test(span.kind()));
  }

  @Override
  public Optional<Finding> examine(Candidate candidate) {
    List<String> lost = lost(candidate.source(), candidate.target());
    return lost.isEmpty()
        ? Optional.empty()
        : Optional.of(new Finding(code, "the target lacks " + quoted(lost)));
  }

  /** Longest first, each taking its place in the target, as one may be part of another. */
  private List<String> lost(String source, String target) {
    List<String> wanted =
        ProtectedSpans.of(source).stream()
            .filter(span -> kinds.test(span.kind()))
            .map(ProtectedSpan::text)
            .sorted(Comparator.comparingInt(String::length).reversed())
            .toList();
    List<String> lost = new ArrayList<>();
    StringBuilder left = new StringBuilder(target);
    for (String text : wanted) {
      int at = left.indexOf(text);
      if (at < 0) {
        lost.add(text);
      } else {
        left.replace(at, at + text.length(), "\n");
      }
    }
    return lost;
  }

  private static String quoted(List<String> lost) {
    String named =
        lost.stream()
            .limit(MOST_NAMED)
            .map(text -> "“" + text + "”")
            .collect(Collectors.joining(", "));
    return lost.size() > MOST_NAMED ? named + " and more" : named;
  }
}
