package org.courant.translation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.courant.briefing.Finding;

/**
 * The target does not speak of the currency of an amount in its source, or it has an amount in a
 * currency of which its source does not speak. Whose dollars they are is not asked.
 */
final class CurrencyChanged implements QualityCheck {
  static final String CODE = "currency_changed";

  @Override
  public String code() {
    return CODE;
  }

  @Override
  public boolean appliesTo(Candidate candidate) {
    return words(candidate.sourceLanguage(), candidate.language())
        .filter(
            words ->
                !words.source().amounts(candidate.source()).isEmpty()
                    || !words.target().amounts(candidate.target()).isEmpty())
        .isPresent();
  }

  @Override
  public Optional<Finding> examine(Candidate candidate) {
    return findings(candidate).stream().findFirst();
  }

  /** One finding for each currency, so that a target with one more of them is the better one. */
  @Override
  public List<Finding> findings(Candidate candidate) {
    if (candidate.target().isBlank()) {
      return List.of();
    }
    return words(candidate.sourceLanguage(), candidate.language())
        .map(words -> findings(words, candidate.source(), candidate.target()))
        .orElse(List.of());
  }

  /** A currency in the place of another is one mistake. */
  private static List<Finding> findings(Words words, String source, String target) {
    List<String> lost = words.lost(source, target);
    List<String> added = words.added(source, target);
    List<Finding> findings = new ArrayList<>();
    for (int i = 0; i < Math.max(lost.size(), added.size()); i++) {
      List<String> parts = new ArrayList<>();
      if (i < lost.size()) {
        parts.add("the source's " + lost.get(i) + " is missing");
      }
      if (i < added.size()) {
        parts.add("the source has no " + added.get(i));
      }
      findings.add(new Finding(CODE, String.join(", ", parts)));
    }
    return findings;
  }

  /** The words of two BCP 47 languages, empty if the currencies of one are not known here. */
  static Optional<Words> words(String sourceLanguage, String language) {
    return CurrencyWords.of(sourceLanguage)
        .flatMap(source -> CurrencyWords.of(language).map(target -> new Words(source, target)));
  }

  /** The words to read both sides with. */
  record Words(CurrencyWords source, CurrencyWords target) {
    /** The currencies of a source's amounts of which a target does not speak. */
    List<String> lost(String sourceText, String targetText) {
      return source.unmentioned(sourceText, target, targetText);
    }

    /** The currencies of a target's amounts of which its source does not speak. */
    List<String> added(String sourceText, String targetText) {
      return target.unmentioned(targetText, source, sourceText);
    }
  }
}
