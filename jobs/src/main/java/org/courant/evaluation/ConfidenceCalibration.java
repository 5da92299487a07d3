package org.courant.evaluation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.courant.checkpoint.Calibration;
import org.courant.inference.GenerationOptions;
import org.courant.inference.SourceText;
import org.courant.inference.TargetText;
import org.courant.inference.TextTranslator;

/** Compares the confidence of a model with the chrF of what it wrote. */
public final class ConfidenceCalibration {
  private static final double WHOLE = 100;

  private final TextTranslator translator;
  private final GenerationOptions options;
  private final int batchTokens;
  private final Calibration calibration;

  /** Binds a model to its search settings and to what was measured of it. */
  public ConfidenceCalibration(
      TextTranslator translator,
      GenerationOptions options,
      int batchTokens,
      Calibration calibration) {
    this.calibration = Objects.requireNonNull(calibration, "calibration");
    this.translator = Objects.requireNonNull(translator, "translator");
    this.options = Objects.requireNonNull(options, "options");
    this.batchTokens = batchTokens;
  }

  /**
   * Translates every line into a language.
   *
   * @param lines none above the model's limit
   * @param language BCP 47 tag among the model's target languages
   */
  public ConfidenceReport run(List<LinePair> lines, String language) {
    List<SourceText> texts = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      texts.add(new SourceText(Integer.toString(i), lines.get(i).source()));
    }
    Map<String, TargetText> targets =
        translator.translate(texts, List.of(language), options, batchTokens).targets().stream()
            .collect(Collectors.toMap(TargetText::key, Function.identity()));
    List<ConfidenceReport.Sentence> sentences = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      TargetText target = targets.get(Integer.toString(i));
      sentences.add(
          new ConfidenceReport.Sentence(
              target.meanLogProbability(),
              calibration.confidence(language, target.meanLogProbability()),
              SentenceChrf.score(target.text(), lines.get(i).target())));
    }
    Calibration.Curve curve = calibration.curves().get(language);
    return new ConfidenceReport(sentences, curve == null ? WHOLE : curve.best());
  }
}
