package org.courant.inference;

import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import org.courant.checkpoint.BundleManifest;
import org.courant.checkpoint.Calibration;
import org.courant.checkpoint.CheckpointFolder;
import org.courant.checkpoint.GenerationConfig;
import org.courant.checkpoint.ModelTask;
import org.courant.hub.HubCache;
import org.courant.tokenizer.LanguageList;
import org.courant.tokenizer.Tokenizer;

/** A checkpoint folder with its languages, settings and hash; holds no weights. */
public final class ModelBundle {
  /** Longest summary where a checkpoint says nothing: that of BART on CNN and Daily Mail. */
  private static final int SUMMARY_LENGTH = 142;

  private final CheckpointFolder checkpoint;
  private final List<String> sourceLanguages;
  private final List<String> targetLanguages;
  private final Shortlists shortlists;
  private final String sha256;

  private ModelBundle(
      CheckpointFolder checkpoint,
      List<String> sourceLanguages,
      List<String> targetLanguages,
      Shortlists shortlists) {
    this.checkpoint = checkpoint;
    this.sourceLanguages = sourceLanguages;
    this.targetLanguages = targetLanguages;
    this.shortlists = shortlists;
    this.sha256 = checkpoint.sha256();
  }

  /**
   * Opens a checkpoint folder that translates, reading it whole once for its hash.
   *
   * @throws IllegalArgumentException for a folder that is no usable checkpoint
   */
  public static ModelBundle open(Path folder) {
    return open(folder, ModelTask.TRANSLATION);
  }

  /**
   * Opens a checkpoint folder for a task, reading it whole once for its hash.
   *
   * @throws IllegalArgumentException for a folder that is no usable checkpoint, or is for another
   *     task
   */
  public static ModelBundle open(Path folder, ModelTask task) {
    CheckpointFolder checkpoint = CheckpointFolder.open(folder, task);
    try (Tokenizer tokenizer = Tokenizer.open(checkpoint)) {
      return new ModelBundle(
          checkpoint,
          ModelOutline.sourceLanguages(checkpoint, tokenizer),
          tokenizer.targetLanguages().stream().sorted().toList(),
          Shortlists.of(checkpoint, tokenizer));
    }
  }

  /** The model that travels with the program, unpacked once below the user's cache folder. */
  public static ModelBundle embedded() {
    return open(EmbeddedModel.folder());
  }

  /** Name for the {@code model} column: the bundle's own, else the hub's, else the folder's. */
  public String name() {
    return checkpoint
        .manifest()
        .map(BundleManifest::name)
        .or(() -> HubCache.nameOf(checkpoint.path()))
        .orElseGet(() -> checkpoint.path().toAbsolutePath().normalize().getFileName().toString());
  }

  /** The folder. */
  public Path folder() {
    return checkpoint.path();
  }

  /** Lower-case hex digest over all files that change the output. */
  public String sha256() {
    return sha256;
  }

  /** Source languages as BCP 47 tags; empty if the checkpoint does not say. */
  public List<String> sourceLanguages() {
    return sourceLanguages;
  }

  /** Target languages as BCP 47 tags; a summarizer's are those of its summaries. */
  public List<String> targetLanguages() {
    return targetLanguages;
  }

  /**
   * Refuses a language that is not among the targets.
   *
   * @throws IllegalArgumentException with the languages there are
   */
  public void requireTargets(Collection<String> languages) {
    for (String language : languages) {
      if (!targetLanguages.contains(language)) {
        throw new IllegalArgumentException(
            "Invalid to: %s, must be among those of model %s: %s"
                .formatted(language, name(), LanguageList.shown(targetLanguages)));
      }
    }
  }

  /** The bundle's own generation settings, for whatever the user leaves open. */
  public GenerationOptions generationDefaults() {
    return checkpoint
        .manifest()
        .map(manifest -> defaults(checkpoint.generation(), manifest.generation()))
        .orElseGet(() -> defaults(checkpoint.generation()));
  }

  private GenerationOptions defaults(GenerationConfig config) {
    // The reference's lengths of the whole target count the start token.
    int fewest = config.minNewTokens().orElse(Math.max(0, config.minLength() - 1));
    int most =
        switch (checkpoint.task()) {
          // The limit follows from a sentence's length.
          case TRANSLATION -> config.maxNewTokens().orElse(0);
          case SUMMARIZATION ->
              config
                  .maxNewTokens()
                  .orElse(Math.max(1, config.maxLength().orElse(SUMMARY_LENGTH) - 1));
        };
    return new GenerationOptions(
        config.numBeams(),
        config.lengthPenalty(),
        config.noRepeatNgramSize(),
        config.repetitionPenalty(),
        most == 0 ? fewest : Math.min(fewest, most),
        most);
  }

  private GenerationOptions defaults(GenerationConfig config, BundleManifest.Generation bundle) {
    GenerationOptions base = defaults(config);
    return new GenerationOptions(
        bundle.beamSize().orElse(base.beamSize()),
        bundle.lengthPenalty().orElse(base.lengthPenalty()),
        bundle.noRepeatNgramSize().orElse(base.noRepeatNgramSize()),
        bundle.repetitionPenalty().orElse(base.repetitionPenalty()),
        bundle.minNewTokens().orElse(base.minNewTokens()),
        bundle.maxNewTokens().orElse(base.maxNewTokens()));
  }

  /** What targets may be written with. */
  Shortlists shortlists() {
    return shortlists;
  }

  /** What was measured of its token probabilities. */
  public Calibration calibration() {
    return checkpoint.calibration();
  }

  /** The checkpoint itself. */
  public CheckpointFolder checkpoint() {
    return checkpoint;
  }
}
