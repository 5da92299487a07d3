package org.courant.translation;

import java.util.List;
import java.util.Optional;
import org.courant.briefing.Finding;

/**
 * The target lacks a name of its source, as it is written, as it sounds or as its language calls
 * it. One word of a name is enough: a translation may leave out a first name.
 */
final class NameLost implements QualityCheck {
  static final String CODE = "name_lost";

  @Override
  public String code() {
    return CODE;
  }

  @Override
  public boolean appliesTo(Candidate candidate) {
    return TargetNames.isKnown(candidate) && !SourceNames.of(candidate.source()).names().isEmpty();
  }

  @Override
  public Optional<Finding> examine(Candidate candidate) {
    return findings(candidate).stream().findFirst();
  }

  /** One for each name, so that of two targets that lack some the one that lacks fewer is kept. */
  @Override
  public List<Finding> findings(Candidate candidate) {
    if (candidate.target().isBlank() || !TargetNames.isKnown(candidate)) {
      return List.of();
    }
    return lost(candidate.source(), candidate.language(), candidate.target()).stream()
        .map(name -> new Finding(CODE, "the source's “" + name + "” is missing"))
        .toList();
  }

  /** The names of an English source that a target lacks; none if they cannot be looked for. */
  static List<String> lost(String source, String language, String target) {
    return TargetNames.in(language, target)
        .map(
            names ->
                SourceNames.of(source).names().stream()
                    .filter(name -> !names.hasName(name))
                    .toList())
        .orElse(List.of());
  }
}
