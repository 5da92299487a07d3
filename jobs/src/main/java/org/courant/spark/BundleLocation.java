package org.courant.spark;

import java.util.Objects;
import org.courant.checkpoint.ModelTask;
import org.courant.inference.Computation;
import org.courant.inference.ModelBundle;
import org.courant.inference.SourceMeasure;
import org.courant.inference.TextModel;
import org.courant.inference.TextTranslator;
import org.courant.translation.SourceLimit;

/**
 * A bundle that every executor opens for itself.
 *
 * @param place where it finds it
 * @param sha256 the hash the driver saw; an executor that sees another stops the run
 * @param computation how and where it is computed
 * @param task what it is used for
 */
record BundleLocation(ModelPlace place, String sha256, Computation computation, ModelTask task)
    implements ModelLocation {
  BundleLocation {
    Objects.requireNonNull(place, "place");
    Objects.requireNonNull(sha256, "sha256");
    Objects.requireNonNull(computation, "computation");
    Objects.requireNonNull(task, "task");
  }

  /** The location of a translator. */
  BundleLocation(ModelPlace place, String sha256, Computation computation) {
    this(place, sha256, computation, ModelTask.TRANSLATION);
  }

  /** One model for each device. */
  @Override
  public String key() {
    return sha256 + "/" + here().label() + "/" + task.label();
  }

  @Override
  public SourceLimit sourceLimit() {
    return SourceLimit.of(SourceMeasure.of(verified()));
  }

  @Override
  public TextTranslator load() {
    return TextModel.load(verified(), here());
  }

  private Computation here() {
    return computation.on(GivenDevice.of(computation.device()));
  }

  private ModelBundle verified() {
    ModelBundle bundle = place.open(task, sha256);
    if (!bundle.sha256().equals(sha256)) {
      throw new IllegalStateException(
          "Cannot use model %s: its hash is %s, the driver's is %s"
              .formatted(bundle.folder(), bundle.sha256(), sha256));
    }
    return bundle;
  }
}
