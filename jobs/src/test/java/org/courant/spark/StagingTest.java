package org.courant.spark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.FilterFileSystem;
import org.apache.hadoop.fs.RawLocalFileSystem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Publishing, stopped at every single step and taken up again. */
class StagingTest {
  @TempDir Path temporary;

  @ParameterizedTest
  @EnumSource(names = {"OVERWRITE", "APPEND"})
  void aRunKilledAtAnyRenameIsPublishedByTheNext(SaveMode mode) throws IOException {
    Map<String, String> expected = undisturbed(mode);
    int steps = 0;
    boolean killed = true;
    while (killed) {
      Path out = prepared("out-" + mode + "-" + steps);
      killed = publishUntilKilled(out, mode, steps);
      OutputFolder folder = OutputFolder.at(out.toString(), new Configuration());
      // The first rename makes the note: killed before it, the run left nothing of worth.
      assertEquals(killed && steps > 0, folder.isHalfPublished());
      if (steps > 0) {
        folder.recover();
        assertEquals(expected, content(out), "killed at rename " + steps);
      } else {
        folder.recover();
        assertEquals(content(prepared("old-" + mode, false)), content(out));
      }
      steps++;
    }
    assertTrue(steps > 6, "renames: " + steps);
  }

  /** A failure, unlike a kill, ends with a run that closes its staging folder. */
  @ParameterizedTest
  @EnumSource(names = {"OVERWRITE", "APPEND"})
  void aMoveThatFailsIsFinishedByTheNext(SaveMode mode) throws IOException {
    Path out = prepared("out");
    String refused;
    try (Staging staging = staging(new Killed(3), out)) {
      staging.note(new Publication("r", mode, "request", "work"));
      refused = assertThrows(UncheckedIOException.class, () -> staging.move(mode)).getMessage();
    }
    OutputFolder folder = OutputFolder.at(out.toString(), new Configuration());
    assertTrue(refused.endsWith("the next run moves the rest"), refused);
    assertTrue(folder.isHalfPublished());

    folder.recover();

    assertEquals(undisturbed(mode), content(out));
  }

  @Test
  void reportsAreThoseOfTheLastRunAlone() throws IOException {
    Map<String, String> appended = undisturbed(SaveMode.APPEND);

    assertEquals("new", appended.get("review/ko.html"));
    assertEquals("new", appended.get("report.html"));
    assertFalse(appended.containsKey("review/of-old.html"), appended.toString());
    assertTrue(appended.containsKey("segments/lang=ko/part-old"), appended.toString());
  }

  @Test
  void leftoversWithoutANoteAreDeleted() throws IOException {
    Path out = prepared("out");
    OutputFolder folder = OutputFolder.at(out.toString(), new Configuration());

    assertEquals(0, folder.recover().size());

    try (Stream<Path> names = Files.list(out)) {
      assertTrue(names.noneMatch(path -> path.getFileName().toString().startsWith(".staging")));
    }
  }

  /** Where renaming a folder copies its files one by one, half of them may be there. */
  @ParameterizedTest
  @EnumSource(names = {"OVERWRITE", "APPEND"})
  void onAnObjectStoreFilesAreMovedOneByOne(SaveMode mode) throws IOException {
    Map<String, String> expected = undisturbed(mode);
    int steps = 1;
    boolean killed = true;
    while (killed) {
      Path out = prepared("store-" + mode + "-" + steps);
      killed = publishUntilKilled(new ObjectStore(steps), out, mode);
      if (killed) {
        Staging next = staging(new ObjectStore(Integer.MAX_VALUE), out);
        next.move(next.noted().orElseThrow().mode());
        next.close();
      }
      assertEquals(expected, content(out), "killed at rename " + steps);
      steps++;
    }
    assertTrue(steps > 8, "renames: " + steps);
  }

  private Map<String, String> undisturbed(SaveMode mode) throws IOException {
    Path out = prepared("undisturbed-" + mode);
    try (Staging staging = staging(new RawLocalFileSystem(), out)) {
      staging.note(new Publication("r", mode, "request", "work"));
      staging.move(mode);
    }
    return content(out);
  }

  private boolean publishUntilKilled(Path out, SaveMode mode, int steps) throws IOException {
    return publishUntilKilled(new Killed(steps), out, mode);
  }

  private boolean publishUntilKilled(FileSystem fileSystem, Path out, SaveMode mode)
      throws IOException {
    Staging staging = staging(fileSystem, out);
    Publication publication = new Publication("r", mode, "request", "work");
    try {
      staging.note(publication);
      staging.move(mode);
      staging.close();
      return false;
    } catch (UncheckedIOException e) {
      assertTrue(e.getMessage().contains("killed"), e.getMessage());
      return true;
    }
  }

  private static Staging staging(FileSystem fileSystem, Path out) throws IOException {
    fileSystem.initialize(URI.create("file:///"), new Configuration());
    return new Staging(
        fileSystem,
        new org.apache.hadoop.fs.Path(out.toUri()),
        new org.apache.hadoop.fs.Path(out.resolve(".staging-r").toUri()));
  }

  private Path prepared(String name) throws IOException {
    return prepared(name, true);
  }

  /** A folder with the tables of an older run, and those of a new one in its staging folder. */
  private Path prepared(String name, boolean staged) throws IOException {
    Path out = temporary.resolve(name);
    tables(out, "old");
    if (staged) {
      tables(out.resolve(".staging-r"), "new");
      write(out.resolve(".staging-r/work/arrivals/part"), "work");
    }
    return out;
  }

  private static void tables(Path folder, String run) throws IOException {
    write(folder.resolve("rejects/part-" + run), run);
    write(folder.resolve("segments/lang=ko/part-" + run), run);
    write(folder.resolve("segments/lang=uk/part-" + run), run);
    write(folder.resolve("briefings/lang=ko/part-" + run), run);
    write(folder.resolve("briefings/lang=uk/part-" + run), run);
    write(folder.resolve("report.json"), run);
    write(folder.resolve("report.html"), run);
    write(folder.resolve("review/ko.html"), run);
    write(folder.resolve("review/of-" + run + ".html"), run);
  }

  private static void write(Path file, String text) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private static Map<String, String> content(Path out) throws IOException {
    Map<String, String> content = new TreeMap<>();
    try (Stream<Path> files = Files.walk(out)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        content.put(out.relativize(file).toString(), Files.readString(file));
      }
    }
    return content;
  }

  /** A file system that stops working at the nth rename, as for a process that is killed. */
  private static class Killed extends FilterFileSystem {
    private int left;

    Killed(int renames) {
      super(new RawLocalFileSystem());
      this.left = renames;
    }

    @Override
    public boolean rename(org.apache.hadoop.fs.Path from, org.apache.hadoop.fs.Path to)
        throws IOException {
      if (left-- <= 0) {
        throw new IOException("killed");
      }
      return super.rename(from, to);
    }
  }

  /** A store of objects, whose folders cannot be renamed in one step; here not at all. */
  private static final class ObjectStore extends Killed {
    ObjectStore(int renames) {
      super(renames);
    }

    @Override
    public URI getUri() {
      return URI.create("s3a://bucket");
    }

    @Override
    protected void checkPath(org.apache.hadoop.fs.Path path) {
      // The files lie in a local folder.
    }

    @Override
    public boolean rename(org.apache.hadoop.fs.Path from, org.apache.hadoop.fs.Path to)
        throws IOException {
      assertTrue(getFileStatus(from).isFile(), from.toString());
      return super.rename(from, to);
    }
  }

  @Test
  void aRefusalNamesTheFolder() {
    UncheckedIOException refused =
        assertThrows(
            UncheckedIOException.class,
            () ->
                staging(new Killed(0), prepared("x"))
                    .note(new Publication("r", SaveMode.OVERWRITE, "q", "w")));
    assertTrue(refused.getMessage().startsWith("Cannot publish to "), refused.getMessage());
  }
}
