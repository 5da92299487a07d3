package org.courant.evaluation;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.courant.briefing.Finding;
import org.courant.glossary.Glossary;
import org.courant.translation.Candidate;
import org.courant.translation.Decoder;
import org.courant.translation.QualityCheck;
import org.courant.translation.SegmentTarget;

/** Translates lines with and without the ladder, and compares both with translations by people. */
public final class LadderEvaluation {
  private static final String NUMBER_LOST = "number_lost";
  private static final Set<String> ON_FIGURES = Set.of(NUMBER_LOST, "number_added");

  private final Decoder decoder;
  private final String sourceLanguage;
  private final List<QualityCheck> checks = QualityCheck.standard();

  /** Binds a model. */
  public LadderEvaluation(Decoder decoder, String sourceLanguage) {
    this.decoder = Objects.requireNonNull(decoder, "decoder");
    this.sourceLanguage = Objects.requireNonNull(sourceLanguage, "sourceLanguage");
  }

  /**
   * Translates every line into a language, twice.
   *
   * @param lines none above the model's limit
   * @param language BCP 47 tag among the model's target languages
   */
  public LadderReport run(List<LinePair> lines, String language) {
    LineTargets targets = new LineTargets(decoder, sourceLanguage, language);
    List<SegmentTarget> direct = targets.direct(lines);
    List<SegmentTarget> settled = targets.repaired(lines, Glossary.none());
    List<LadderReport.Line> compared = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      compared.add(
          new LadderReport.Line(
              lines.get(i),
              judged(lines.get(i), direct.get(i)),
              judged(lines.get(i), settled.get(i)),
              settled.get(i).rung()));
    }
    return new LadderReport(compared);
  }

  private LadderReport.Judged judged(LinePair line, SegmentTarget target) {
    Candidate candidate = Candidate.of(line.source(), sourceLanguage, target.text());
    List<Finding> findings = QualityCheck.examineAll(checks, candidate);
    return new LadderReport.Judged(
        candidate.target(),
        checks.stream()
            .anyMatch(check -> check.code().equals(NUMBER_LOST) && check.appliesTo(candidate)),
        findings.stream().noneMatch(finding -> ON_FIGURES.contains(finding.code())),
        findings.size());
  }
}
