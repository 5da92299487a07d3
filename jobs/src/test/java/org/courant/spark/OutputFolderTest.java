package org.courant.spark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutputFolderTest {
  @TempDir Path temporary;

  @Test
  void aFileAndWhatLiesBelowOneAreRefused() throws IOException {
    Path file = Files.writeString(temporary.resolve("note.txt"), "text");

    assertEquals("Invalid out: " + file + ", is a file", refused(file));
    String below = refused(file.resolve("a/b"));
    assertTrue(below.startsWith("Invalid out: " + file.resolve("a/b") + ", lies below the file "));
    assertTrue(below.endsWith("note.txt; name another folder"), below);
  }

  private static String refused(Path out) {
    return assertThrows(
            IllegalArgumentException.class,
            () -> OutputFolder.at(out.toString(), new Configuration()))
        .getMessage();
  }

  @Test
  void aFolderThatCannotBeMadeIsNamed() {
    OutputFolder output = OutputFolder.at("/proc/courant/out", new Configuration());
    String message =
        assertThrows(UncheckedIOException.class, () -> output.lock("run-1")).getMessage();
    assertTrue(message.startsWith("Cannot write to file:/proc/courant/out: "), message);
    assertTrue(message.contains("cannot be made"), message);
  }
}
