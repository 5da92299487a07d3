package org.courant.spark;

import java.io.Serializable;
import java.util.Objects;

/**
 * A checkpoint on storage that all hosts reach, as the driver saw it.
 *
 * @param uri the folder, or an archive of it
 * @param name what the model is called
 * @param stamp digest of the names, sizes and times of its files: a changed one is another model
 */
record SharedModel(String uri, String name, String stamp) implements Serializable {
  SharedModel {
    Objects.requireNonNull(uri, "uri");
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(stamp, "stamp");
  }
}
