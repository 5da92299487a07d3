package org.courant.translation;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.courant.briefing.Finding;
import org.courant.glossary.Glossary;
import org.courant.glossary.TermStatus;
import org.courant.glossary.TermUse;

/** The target lacks what the glossary calls a term of the source, or has what it forbids. */
final class TermCheck implements QualityCheck {
  /** Code for terms that the target lacks, inflected or not. */
  static final String LOST = "term_lost";

  /** Code for variants that the glossary forbids. */
  static final String FORBIDDEN = "term_forbidden";

  static final Set<String> CODES = Set.of(LOST, FORBIDDEN);

  private final String code;
  private final Glossary glossary;
  private final Predicate<TermUse> faulty;

  private TermCheck(String code, Glossary glossary, Predicate<TermUse> faulty) {
    this.code = code;
    this.glossary = Objects.requireNonNull(glossary, "glossary");
    this.faulty = faulty;
  }

  /** Looks for terms that are lost. */
  static TermCheck lost(Glossary glossary) {
    return new TermCheck(LOST, glossary, use -> use.status() == TermStatus.LOST);
  }

  /** Looks for forbidden variants. */
  static TermCheck forbidden(Glossary glossary) {
    return new TermCheck(FORBIDDEN, glossary, use -> !use.forbidden().isEmpty());
  }

  @Override
  public String code() {
    return code;
  }

  @Override
  public boolean appliesTo(Candidate candidate) {
    return !uses(candidate).isEmpty();
  }

  private List<TermUse> uses(Candidate candidate) {
    return glossary
        .pair(candidate.sourceLanguage(), candidate.language())
        .uses(candidate.source(), candidate.target());
  }

  @Override
  public Optional<Finding> examine(Candidate candidate) {
    return findings(candidate).stream().findFirst();
  }

  /** One finding for each term, so that a target with one more of them is the better one. */
  @Override
  public List<Finding> findings(Candidate candidate) {
    return uses(candidate).stream()
        .filter(faulty)
        .map(use -> new Finding(code, shown(use)))
        .toList();
  }

  private static String shown(TermUse use) {
    String wanted = "“%s” → “%s”".formatted(use.source(), use.target());
    return use.forbidden().isEmpty() ? wanted : wanted + ", not “" + use.forbidden() + "”";
  }
}
