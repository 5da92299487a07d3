package org.courant.translation;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.courant.briefing.Finding;
import org.courant.inference.GenerationOptions;
import org.courant.inference.ModelBundle;
import org.courant.inference.SourceText;
import org.courant.inference.TargetText;
import org.courant.inference.TextTranslator;

/**
 * Known sentences through a checkpoint, put to the checks of every run: conversions of published
 * checkpoints have been broken for years before anyone read what they wrote.
 */
public final class SelfTest {
  private static final String SENTENCES = "self-test-en.txt";
  private static final int BATCH_TOKENS = 2048;

  private final ModelBundle bundle;
  private final TextTranslator model;

  /** A test of a loaded model. */
  public SelfTest(ModelBundle bundle, TextTranslator model) {
    this.bundle = bundle;
    this.model = model;
  }

  /** One sentence and what the checks say of its target. */
  public record Trial(String language, String source, String target, List<Finding> findings) {
    public Trial {
      findings = List.copyOf(findings);
    }
  }

  /** What became of all sentences, in order, and the verdict on it. */
  public record Outcome(List<Trial> trials, SelfTestVerdict verdict) {
    public Outcome {
      trials = List.copyOf(trials);
    }
  }

  /**
   * Translates every sentence into the given languages with the checkpoint's own settings.
   *
   * @throws IllegalArgumentException for a checkpoint that reads another language than English
   */
  public Outcome run(List<String> languages) {
    if (!bundle.sourceLanguages().isEmpty() && !bundle.sourceLanguages().contains("en")) {
      throw new IllegalArgumentException(
          "Invalid model: %s, reads %s, the self-test is in English"
              .formatted(bundle.name(), String.join(", ", bundle.sourceLanguages())));
    }
    List<String> sources = sentences();
    List<SourceText> texts =
        sources.stream().map(sentence -> new SourceText(sentence, sentence)).toList();
    GenerationOptions options = bundle.generationDefaults();
    Map<String, List<TargetText>> targets =
        model.translate(texts, languages, options, BATCH_TOKENS).targets().stream()
            .collect(Collectors.groupingBy(TargetText::language));
    List<Trial> trials = new ArrayList<>();
    Map<String, SelfTestVerdict.Language> counts = new LinkedHashMap<>();
    for (String language : languages) {
      List<Trial> own = trials(sources, targets.get(language));
      trials.addAll(own);
      int flagged = (int) own.stream().filter(trial -> !trial.findings().isEmpty()).count();
      counts.put(
          language,
          new SelfTestVerdict.Language(own.size(), flagged, confidence(targets.get(language))));
    }
    return new Outcome(trials, new SelfTestVerdict(bundle.sha256(), counts));
  }

  private static List<Trial> trials(List<String> sources, List<TargetText> targets) {
    Map<String, TargetText> byKey =
        targets.stream().collect(Collectors.toMap(TargetText::key, target -> target));
    return sources.stream().map(source -> trial(source, byKey.get(source))).toList();
  }

  private static Trial trial(String source, TargetText target) {
    Candidate candidate = Candidate.of(source, "en", target);
    return new Trial(
        target.language(),
        source,
        target.text(),
        QualityCheck.examineAll(QualityCheck.standard(), candidate));
  }

  private static double confidence(List<TargetText> targets) {
    return targets.stream()
        .mapToDouble(target -> Math.exp(target.meanLogProbability()))
        .average()
        .orElse(0);
  }

  private static List<String> sentences() {
    try (InputStream stream = SelfTest.class.getResourceAsStream(SENTENCES)) {
      if (stream == null) {
        throw new IllegalStateException("Missing resource: " + SENTENCES);
      }
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read resource " + SENTENCES, e);
    }
  }
}
