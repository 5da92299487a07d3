package org.courant.evaluation;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.courant.glossary.Glossary;
import org.courant.glossary.LanguagePair;
import org.courant.translation.Decoder;
import org.courant.translation.SegmentTarget;

/**
 * Translates lines with and without a glossary, and compares both with translations by people: how
 * often a term of the source stands in the target, and what it costs.
 */
public final class GlossaryEvaluation {
  private final Decoder decoder;
  private final Glossary glossary;
  private final String sourceLanguage;

  /** Binds a model to a glossary. */
  public GlossaryEvaluation(Decoder decoder, Glossary glossary, String sourceLanguage) {
    this.decoder = Objects.requireNonNull(decoder, "decoder");
    this.glossary = Objects.requireNonNull(glossary, "glossary");
    this.sourceLanguage = Objects.requireNonNull(sourceLanguage, "sourceLanguage");
  }

  /**
   * Translates every line into a language, twice.
   *
   * @param lines none above the model's limit
   * @param language BCP 47 tag among the model's target languages
   */
  public GlossaryReport run(List<LinePair> lines, String language) {
    LanguagePair pair = glossary.pair(sourceLanguage, language);
    LineTargets targets = new LineTargets(decoder, sourceLanguage, language);
    List<SegmentTarget> without = targets.repaired(lines, Glossary.none());
    List<SegmentTarget> with = targets.repaired(lines, glossary);
    List<GlossaryReport.Line> compared = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      LinePair line = lines.get(i);
      compared.add(
          new GlossaryReport.Line(
              line,
              without.get(i).text().text(),
              with.get(i).text().text(),
              pair.uses(line.source(), line.target()),
              pair.uses(line.source(), without.get(i).text().text()),
              pair.uses(line.source(), with.get(i).text().text()),
              with.get(i).rung()));
    }
    return new GlossaryReport(compared);
  }
}
