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
    if (candidate.target().isBlank() || !appliesTo(candidate)) {
      return Optional.empty();
    }
    List<String> names = SourceNames.of(candidate.source()).names();
    return TargetNames.of(candidate)
        .flatMap(target -> names.stream().filter(name -> !target.hasName(name)).findFirst())
        .map(name -> new Finding(CODE, "the source's “" + name + "” is missing"));
  }
}
