package org.courant.evaluation;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.courant.briefing.Finding;
import org.courant.translation.Candidate;
import org.courant.translation.QualityCheck;

/** Counts how often figures and names of sources survive in targets, by the checks of every run. */
public final class Survival {
  /** What survives or does not. */
  public enum Kind {
    /** Numbers, months, weekdays and times; a target must not have others either. */
    FIGURES("figures"),

    /** Names and acronyms of which the checks know what becomes of them. */
    NAMES("names"),

    /** All of both that a source has. */
    EITHER("figures or names");

    private final String label;

    Kind(String label) {
      this.label = label;
    }

    /** What it is called in tables. */
    public String label() {
      return label;
    }

    /** The checks that have a question to a segment which has something of the kind. */
    private Set<String> askedBy() {
      return switch (this) {
        case FIGURES -> Set.of("number_lost");
        case NAMES -> Set.of("name_lost", "acronym_lost");
        case EITHER -> union(FIGURES.askedBy(), NAMES.askedBy());
      };
    }

    /** The findings on a segment that did not keep it. */
    private Set<String> missedBy() {
      return switch (this) {
        case FIGURES -> Set.of("number_lost", "number_added");
        case NAMES -> askedBy();
        case EITHER -> union(FIGURES.missedBy(), NAMES.missedBy());
      };
    }

    private static Set<String> union(Set<String> one, Set<String> other) {
      return Stream.concat(one.stream(), other.stream()).collect(Collectors.toSet());
    }
  }

  /** Findings on what is no translation: it has lost all that its source had. */
  private static final Set<String> NO_TRANSLATION =
      Set.of("empty", "copied_source", "wrong_script");

  private final List<QualityCheck> checks;
  private final String sourceLanguage;
  private final String language;
  private final Map<Kind, SurvivalRate> rates = new EnumMap<>(Kind.class);

  /**
   * Counts for a pair of languages, from nothing.
   *
   * @param sourceLanguage BCP 47 tag
   * @param language BCP 47 tag of the targets
   */
  public Survival(String sourceLanguage, String language) {
    Set<String> telling = Kind.union(NO_TRANSLATION, Kind.EITHER.missedBy());
    this.checks =
        QualityCheck.standard().stream().filter(check -> telling.contains(check.code())).toList();
    this.sourceLanguage = Objects.requireNonNull(sourceLanguage, "sourceLanguage");
    this.language = Objects.requireNonNull(language, "language");
    for (Kind kind : Kind.values()) {
      rates.put(kind, new SurvivalRate(0, 0));
    }
  }

  /**
   * Counts a segment.
   *
   * @param translated whether it has a target at all; what is empty or left in the source's
   *     language has lost what it had
   */
  public void add(LinePair line, boolean translated) {
    Candidate candidate =
        new Candidate(line.source(), sourceLanguage, line.target(), language, 0, false);
    Set<String> asking =
        checks.stream()
            .filter(check -> check.appliesTo(candidate))
            .map(QualityCheck::code)
            .collect(Collectors.toSet());
    Set<String> found =
        QualityCheck.examineAll(checks, candidate).stream()
            .map(Finding::code)
            .collect(Collectors.toSet());
    boolean usable = translated && found.stream().noneMatch(NO_TRANSLATION::contains);
    for (Kind kind : Kind.values()) {
      if (asking.stream().anyMatch(kind.askedBy()::contains)) {
        count(kind, usable && found.stream().noneMatch(kind.missedBy()::contains));
      }
    }
  }

  private void count(Kind kind, boolean whole) {
    SurvivalRate rate = rates.get(kind);
    rates.put(kind, new SurvivalRate(rate.having() + 1, rate.whole() + (whole ? 1 : 0)));
  }

  /** The counts so far. */
  public SurvivalRate rate(Kind kind) {
    return rates.get(kind);
  }
}
