package org.courant.checkpoint;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Files under {@code src/test/resources}. */
public final class Fixtures {
  private Fixtures() {}

  /** A fixture, named from the root of the resources. */
  public static Path path(String name) {
    try {
      return Path.of(Fixtures.class.getResource("/" + name).toURI());
    } catch (URISyntaxException e) {
      throw new AssertionError(e);
    }
  }

  /** One of the tiny checkpoints. */
  public static Path checkpoint(String name) {
    return path("checkpoints/" + name);
  }

  /** Copies a folder of files, to be changed by a test. */
  public static Path copy(Path folder, Path target) {
    try (Stream<Path> files = Files.list(folder)) {
      Files.createDirectories(target);
      for (Path file : (Iterable<Path>) files::iterator) {
        Files.copy(file, target.resolve(file.getFileName().toString()));
      }
      return target;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
