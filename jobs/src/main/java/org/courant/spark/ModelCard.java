package org.courant.spark;

import java.util.List;
import java.util.Objects;
import org.courant.checkpoint.Calibration;
import org.courant.inference.GenerationOptions;
import org.courant.inference.ModelBundle;

/**
 * What the driver needs to know of a model.
 *
 * @param name value of the {@code model} column
 * @param sha256 value of the {@code model_sha256} column
 * @param sourceLanguages BCP 47 tags; empty if the bundle does not say
 * @param targetLanguages BCP 47 tags
 * @param generationDefaults search settings for whatever the user leaves open
 * @param calibration what was measured of its token probabilities
 */
public record ModelCard(
    String name,
    String sha256,
    List<String> sourceLanguages,
    List<String> targetLanguages,
    GenerationOptions generationDefaults,
    Calibration calibration) {
  public ModelCard {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(sha256, "sha256");
    sourceLanguages = List.copyOf(sourceLanguages);
    targetLanguages = List.copyOf(targetLanguages);
    Objects.requireNonNull(generationDefaults, "generationDefaults");
    Objects.requireNonNull(calibration, "calibration");
  }

  /** The card of a model that is not calibrated. */
  public ModelCard(
      String name,
      String sha256,
      List<String> sourceLanguages,
      List<String> targetLanguages,
      GenerationOptions generationDefaults) {
    this(name, sha256, sourceLanguages, targetLanguages, generationDefaults, Calibration.none());
  }

  /** Reads the card of a bundle. */
  public static ModelCard of(ModelBundle bundle) {
    return new ModelCard(
        bundle.name(),
        bundle.sha256(),
        bundle.sourceLanguages(),
        bundle.targetLanguages(),
        bundle.generationDefaults(),
        bundle.calibration());
  }

  /** The same with another calibration. */
  ModelCard calibrated(Calibration other) {
    return new ModelCard(name, sha256, sourceLanguages, targetLanguages, generationDefaults, other);
  }
}
