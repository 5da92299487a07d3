package org.courant.spark;

import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.apache.spark.SparkFiles;
import org.courant.checkpoint.ModelTask;
import org.courant.inference.CacheFolder;
import org.courant.inference.ModelBundle;

/** Where the hosts of a run find a checkpoint. Travels to the executors. */
sealed interface ModelPlace extends Serializable {
  /**
   * Opens it where a task runs.
   *
   * @param sha256 the digest that the driver saw
   */
  ModelBundle open(ModelTask task, String sha256);

  /** The one in the jar. */
  record Embedded() implements ModelPlace {
    @Override
    public ModelBundle open(ModelTask task, String sha256) {
      return ModelBundle.embedded();
    }
  }

  /** A folder that lies under the same path on all hosts. */
  record Folder(String path) implements ModelPlace {
    @Override
    public ModelBundle open(ModelTask task, String sha256) {
      return ModelBundle.open(Path.of(path), task);
    }
  }

  /**
   * An archive that Spark or YARN unpacks for every executor ({@code --archives}).
   *
   * @param name the folder it is unpacked to
   * @param uri the archive, for the driver
   */
  record Archive(String name, String uri) implements ModelPlace {
    @Override
    public ModelBundle open(ModelTask task, String sha256) {
      Path unpacked = Path.of(SparkFiles.get(name));
      try {
        return ModelBundle.open(ModelArchive.checkpoint(unpacked), task);
      } catch (IOException e) {
        throw new UncheckedIOException(
            "Cannot use model %s: Spark has not unpacked %s at %s".formatted(name, uri, unpacked),
            e);
      }
    }
  }

  /** On storage that all hosts reach; each keeps a copy. */
  record Shared(SharedModel model) implements ModelPlace {
    @Override
    public ModelBundle open(ModelTask task, String sha256) {
      return new ModelStore(cache(), TaskConfiguration.get()).open(model, task, sha256);
    }
  }

  /** Where this host keeps its copies. */
  static Path cache() {
    return CacheFolder.ofProcess().resolve("shared-models");
  }
}
