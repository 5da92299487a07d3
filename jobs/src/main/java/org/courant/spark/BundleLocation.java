package org.courant.spark;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;
import org.courant.checkpoint.ModelTask;
import org.courant.inference.ModelBundle;
import org.courant.inference.Precision;
import org.courant.inference.SourceMeasure;
import org.courant.inference.TextModel;
import org.courant.inference.TextTranslator;
import org.courant.translation.SourceLimit;

/**
 * A bundle folder that every executor can open under the same path, or the embedded bundle.
 *
 * @param folder the folder, or null for the embedded bundle
 * @param sha256 the hash the driver saw; an executor that sees another stops the run
 * @param precision arithmetic of the matrix products
 * @param task what it is used for
 */
public record BundleLocation(String folder, String sha256, Precision precision, ModelTask task)
    implements ModelLocation {
  public BundleLocation {
    Objects.requireNonNull(sha256, "sha256");
    Objects.requireNonNull(precision, "precision");
    Objects.requireNonNull(task, "task");
  }

  /** The location of a translator. */
  public BundleLocation(String folder, String sha256, Precision precision) {
    this(folder, sha256, precision, ModelTask.TRANSLATION);
  }

  /** Opens the folder of a translator, or the embedded bundle for null. */
  public static ModelBundle open(String folder) {
    return folder == null ? ModelBundle.embedded() : ModelBundle.open(Path.of(folder));
  }

  @Override
  public String key() {
    return sha256 + "/" + precision.name().toLowerCase(Locale.ROOT) + "/" + task.label();
  }

  @Override
  public SourceLimit sourceLimit() {
    return SourceLimit.of(SourceMeasure.of(verified()));
  }

  @Override
  public TextTranslator load() {
    return TextModel.load(verified(), precision);
  }

  private ModelBundle verified() {
    ModelBundle bundle =
        folder == null ? ModelBundle.embedded() : ModelBundle.open(Path.of(folder), task);
    if (!bundle.sha256().equals(sha256)) {
      throw new IllegalStateException(
          "Cannot use model %s: its hash is %s, the driver's is %s"
              .formatted(bundle.folder(), bundle.sha256(), sha256));
    }
    return bundle;
  }
}
