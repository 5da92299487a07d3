package org.courant.spark;

import java.io.Serializable;
import java.util.Objects;

/**
 * One file of the corpus.
 *
 * @param uri where it lies
 * @param relativePath its path below the input that named it; ids are made from it
 */
public record InputFile(String uri, String relativePath) implements Serializable {
  public InputFile {
    Objects.requireNonNull(uri, "uri");
    Objects.requireNonNull(relativePath, "relativePath");
  }
}
