package org.courant.inference;

import java.nio.file.Path;
import java.util.List;
import org.courant.checkpoint.BundleManifest;
import org.courant.checkpoint.CheckpointFolder;
import org.courant.checkpoint.ModelTask;
import org.courant.hub.Snapshot;
import org.courant.tokenizer.Tokenizer;

/**
 * What a checkpoint says about itself, without reading its weights: enough to list many.
 *
 * @param modelType its family
 * @param task what it does
 * @param sourceLanguages BCP 47 tags; empty if the checkpoint does not say
 * @param targetLanguages BCP 47 tags
 */
public record ModelOutline(
    String modelType, ModelTask task, List<String> sourceLanguages, List<String> targetLanguages) {
  public ModelOutline {
    sourceLanguages = List.copyOf(sourceLanguages);
    targetLanguages = List.copyOf(targetLanguages);
  }

  /**
   * Reads settings and tokenizer.
   *
   * @throws IllegalArgumentException for a folder that is no checkpoint this program can use
   */
  public static ModelOutline read(Path folder) {
    CheckpointFolder checkpoint = CheckpointFolder.open(folder);
    try (Tokenizer tokenizer = Tokenizer.open(checkpoint)) {
      return new ModelOutline(
          checkpoint.config().modelType(),
          checkpoint.task(),
          sourceLanguages(checkpoint, tokenizer),
          tokenizer.targetLanguages().stream().sorted().toList());
    }
  }

  /**
   * The digest of a pulled model, {@link ModelBundle#sha256}, with the large files counted by the
   * hashes of the hub instead of being read.
   */
  public static String sha256(Snapshot snapshot) {
    return CheckpointFolder.open(snapshot.folder()).sha256(snapshot.sha256s());
  }

  /** One where the model is told it; else what {@code bundle.json} says. */
  static List<String> sourceLanguages(CheckpointFolder checkpoint, Tokenizer tokenizer) {
    return tokenizer
        .sourceLanguage()
        .map(List::of)
        .or(() -> checkpoint.manifest().map(BundleManifest::sourceLanguages))
        .orElse(List.of());
  }
}
