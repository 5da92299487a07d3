package org.courant.inference;

import java.nio.file.Path;
import java.util.List;
import org.courant.checkpoint.BundleManifest;
import org.courant.checkpoint.CheckpointFolder;
import org.courant.checkpoint.GenerationConfig;
import org.courant.hub.HubCache;
import org.courant.tokenizer.Tokenizer;

/** A checkpoint folder with its languages, settings and hash; holds no weights. */
public final class ModelBundle {
  private final CheckpointFolder checkpoint;
  private final List<String> sourceLanguages;
  private final List<String> targetLanguages;
  private final String sha256;

  private ModelBundle(
      CheckpointFolder checkpoint, List<String> sourceLanguages, List<String> targetLanguages) {
    this.checkpoint = checkpoint;
    this.sourceLanguages = sourceLanguages;
    this.targetLanguages = targetLanguages;
    this.sha256 = checkpoint.sha256();
  }

  /**
   * Opens a checkpoint folder, reading it whole once for its hash.
   *
   * @throws IllegalArgumentException for a folder that is no usable checkpoint
   */
  public static ModelBundle open(Path folder) {
    CheckpointFolder checkpoint = CheckpointFolder.open(folder);
    try (Tokenizer tokenizer = Tokenizer.open(checkpoint)) {
      return new ModelBundle(
          checkpoint,
          ModelOutline.sourceLanguages(checkpoint, tokenizer),
          tokenizer.targetLanguages().stream().sorted().toList());
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

  /** Target languages as BCP 47 tags. */
  public List<String> targetLanguages() {
    return targetLanguages;
  }

  /** The bundle's own generation settings, for whatever the user leaves open. */
  public GenerationOptions generationDefaults() {
    return checkpoint
        .manifest()
        .map(manifest -> defaults(checkpoint.generation(), manifest.generation()))
        .orElseGet(() -> defaults(checkpoint.generation()));
  }

  private static GenerationOptions defaults(GenerationConfig config) {
    return new GenerationOptions(
        config.numBeams(),
        config.lengthPenalty(),
        config.noRepeatNgramSize(),
        config.repetitionPenalty(),
        // The reference's minimum of the whole target counts the start token.
        config.minNewTokens().orElse(Math.max(0, config.minLength() - 1)),
        config.maxNewTokens().orElse(0));
  }

  private static GenerationOptions defaults(
      GenerationConfig config, BundleManifest.Generation bundle) {
    GenerationOptions base = defaults(config);
    return new GenerationOptions(
        bundle.beamSize().orElse(base.beamSize()),
        bundle.lengthPenalty().orElse(base.lengthPenalty()),
        bundle.noRepeatNgramSize().orElse(base.noRepeatNgramSize()),
        bundle.repetitionPenalty().orElse(base.repetitionPenalty()),
        bundle.minNewTokens().orElse(base.minNewTokens()),
        bundle.maxNewTokens().orElse(base.maxNewTokens()));
  }

  /** The checkpoint itself. */
  public CheckpointFolder checkpoint() {
    return checkpoint;
  }
}
