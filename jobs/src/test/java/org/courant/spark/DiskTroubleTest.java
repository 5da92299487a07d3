package org.courant.spark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Disks that are full and folders that cannot be written. */
class DiskTroubleTest {
  private static final int DISKS = 3;

  @TempDir Path folder;

  /** Hadoop keeps one file system for all, whoever asks first decides which. */
  @BeforeEach
  void breakDisk() throws IOException {
    FileSystem.closeAll();
    Configuration conf = new Configuration();
    conf.set("fs.file.impl", BrokenDisk.class.getName());
    assertInstanceOf(BrokenDisk.class, FileSystem.get(URI.create("file:///"), conf));
  }

  @AfterEach
  void mendDisk() throws IOException {
    BrokenDisk.replace(Long.MAX_VALUE);
    FileSystem.closeAll();
  }

  @Test
  void aFullDiskShowsNothingHalfAndTheNextRunGoesOn() throws IOException {
    write();
    BrokenDisk.replace(Long.MAX_VALUE);
    run("whole", folder.resolve("whole/memory").toString());
    long needed = Long.MAX_VALUE - BrokenDisk.left();
    RunReport last = null;
    int failed = 0;
    while (last == null) {
      BrokenDisk.replace(needed * failed / DISKS);
      try {
        last = run("out", folder.resolve("memory").toString());
      } catch (Exception e) {
        failed++;
        UnwritableException named = named(e);
        assertTrue(named.getMessage().startsWith("Cannot write to " + folder), named.getMessage());
        assertTrue(named.getMessage().contains(": No space left on device; "), named.getMessage());
        assertFalse(Files.exists(folder.resolve("out")), () -> "after failure " + e);
      }
    }

    assertTrue(failed > 1, failed + " runs failed");
    assertEquals(List.of(), hidden(folder.resolve("memory")));
    assertTrue(last.counts().resumed() > 0, last.counts().toString());
    for (String table : List.of("briefings", "segments", "rejects")) {
      assertEquals(rows("whole", table), rows("out", table));
    }
  }

  /** The process file system lets nobody make a folder, whoever runs the test. */
  @Test
  void aMemoryThatCannotBeWrittenIsNamed() throws IOException {
    write();
    UncheckedIOException refused =
        assertThrows(UncheckedIOException.class, () -> run("out", "/proc/courant/memory"));

    assertTrue(
        refused.getMessage().startsWith("Cannot write to file:/proc/courant/memory: "),
        refused.getMessage());
    assertFalse(Files.exists(folder.resolve("out")));
  }

  private static UnwritableException named(Throwable failure) {
    Throwable cause = failure;
    while (cause != null && !(cause instanceof UnwritableException)) {
      cause = cause.getCause();
    }
    if (cause == null) {
      throw new AssertionError("No file is named", failure);
    }
    return (UnwritableException) cause;
  }

  private static List<String> hidden(Path memory) throws IOException {
    if (!Files.exists(memory)) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(memory)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.startsWith(".") && !name.endsWith(".crc"))
          .toList();
    }
  }

  private void write() throws IOException {
    Path in = Files.createDirectories(folder.resolve("in"));
    for (int i = 0; i < 30; i++) {
      StringBuilder text = new StringBuilder("Title number " + i + "\n\n");
      for (int j = 0; j < 8; j++) {
        text.append("Sentence %d of text %d has %d words. ".formatted(j, i, i * j));
      }
      Files.writeString(in.resolve("n" + i + ".txt"), text);
    }
  }

  private RunReport run(String out, String memory) {
    Map<String, String> flags =
        Map.of("to", "uk", "out", folder.resolve(out).toString(), "memory", memory);
    List<String> inputs = List.of(folder.resolve("in").toString());
    JobOptions options =
        JobOptions.resolve(inputs, Settings.of(flags, SharedSession.conf()), FakeModel.CARD);
    return new TranslationRun(SharedSession.conf(), options, FakeModel.CARD, new FakeModel("disk"))
        .execute(SharedSession.spark(), RunListener.silent());
  }

  private List<String> rows(String out, String table) {
    List<String> rows = new ArrayList<>();
    SharedSession.spark()
        .read()
        .parquet(folder.resolve(out).resolve(table).toString())
        .drop("run_id", "translated_at", "settings_sha256")
        .collectAsList()
        .forEach(row -> rows.add(row.toString()));
    rows.sort(null);
    return rows;
  }
}
