package org.courant.translation;

import java.util.List;
import java.util.Optional;
import org.courant.briefing.Finding;

/**
 * The target lacks an acronym of its source, as it is written or as its language says it. Acronyms
 * that {@code name-words.tsv} does not have are left alone.
 */
final class AcronymLost implements QualityCheck {
  static final String CODE = "acronym_lost";

  @Override
  public String code() {
    return CODE;
  }

  @Override
  public boolean appliesTo(Candidate candidate) {
    return !acronyms(candidate).isEmpty();
  }

  @Override
  public Optional<Finding> examine(Candidate candidate) {
    return candidate.target().isBlank()
        ? Optional.empty()
        : TargetNames.of(candidate)
            .flatMap(
                target ->
                    acronyms(candidate).stream()
                        .filter(acronym -> !target.hasAcronym(acronym))
                        .findFirst())
            .map(acronym -> new Finding(CODE, "the source's “" + acronym + "” is missing"));
  }

  private static List<String> acronyms(Candidate candidate) {
    return SourceNames.of(candidate.source()).acronyms().stream()
        .filter(acronym -> TargetNames.isKnown(candidate, acronym))
        .toList();
  }
}
