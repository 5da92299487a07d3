package org.courant.evaluation;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.courant.briefing.Finding;
import org.courant.translation.Candidate;
import org.courant.translation.QualityCheck;

/** Counts how often figures and names of sources survive in targets, by the checks of every run. */
public final class Survival {
  /** What survives or does not. */
  public enum Kind {
    /** Numbers, months, weekdays and times; a target must not have others either. */
    FIGURES("figures", Set.of("number_lost"), Set.of("number_lost", "number_added")),

    /** Names and acronyms of which the checks know what becomes of them. */
    NAMES("names", Set.of("name_lost", "acronym_lost"), Set.of("name_lost", "acronym_lost")),

    /** All of both that a source has. */
    EITHER(
        "figures or names",
        Set.of("number_lost", "name_lost", "acronym_lost"),
        Set.of("number_lost", "number_added", "name_lost", "acronym_lost"));

    private final String label;
    private final Set<String> askedBy;
    private final Set<String> missedBy;

    Kind(String label, Set<String> askedBy, Set<String> missedBy) {
      this.label = label;
      this.askedBy = askedBy;
      this.missedBy = missedBy;
    }

    /** What it is called in tables. */
    public String label() {
      return label;
    }
  }

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
    this.checks =
        QualityCheck.standard().stream()
            .filter(check -> Kind.EITHER.missedBy.contains(check.code()))
            .toList();
    this.sourceLanguage = Objects.requireNonNull(sourceLanguage, "sourceLanguage");
    this.language = Objects.requireNonNull(language, "language");
    for (Kind kind : Kind.values()) {
      rates.put(kind, new SurvivalRate(0, 0));
    }
  }

  /**
   * Counts a segment.
   *
   * @param translated whether it has a target at all; what is left in the source's language has
   *     lost what it had
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
    for (Kind kind : Kind.values()) {
      if (asking.stream().anyMatch(kind.askedBy::contains)) {
        boolean whole = translated && found.stream().noneMatch(kind.missedBy::contains);
        rates.computeIfPresent(
            kind, (key, rate) -> new SurvivalRate(rate.having() + 1, rate.whole() + (whole ? 1 : 0)));
      }
    }
  }

  /** The counts so far. */
  public SurvivalRate rate(Kind kind) {
    return rates.get(kind);
  }
}
