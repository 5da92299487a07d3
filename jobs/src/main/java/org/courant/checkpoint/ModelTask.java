package org.courant.checkpoint;

import java.util.Locale;
import java.util.Set;

/** What a checkpoint is used for; the values of {@code task} in {@code bundle.json}. */
public enum ModelTask {
  /** Texts in another language. */
  TRANSLATION,
  /** Shorter texts. */
  SUMMARIZATION;

  private static final Set<String> SUMMARIZERS = Set.of("bart", "pegasus");
  private static final Set<String> TRANSLATORS = Set.of("m2m_100", "marian");

  /** The value in {@code bundle.json}, for example {@code summarization}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** What checkpoints of a {@code model_type} do if no {@code bundle.json} tells. */
  static ModelTask usual(String modelType) {
    return SUMMARIZERS.contains(modelType) ? SUMMARIZATION : TRANSLATION;
  }

  /** Whether checkpoints of a {@code model_type} may be asked for this without being told. */
  boolean suits(String modelType) {
    return switch (this) {
      case TRANSLATION -> !SUMMARIZERS.contains(modelType);
      case SUMMARIZATION -> !TRANSLATORS.contains(modelType);
    };
  }
}
