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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.FilterFileSystem;
import org.apache.hadoop.fs.RawLocalFileSystem;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Publishing, stopped at every single step and taken up again. */
class StagingTest {
  @TempDir Path temporary;

  /** How a run publishes. */
  private enum Kind {
    OVERWRITE("mode=overwrite"),
    APPEND("mode=append"),
    ONLY_NEW("only-new=true run-id=r"),
    DAY("date=2026-11-26");

    private final String flags;

    Kind(String flags) {
      this.flags = flags;
    }

    Placement placement() {
      return Placement.of(options(), true);
    }

    Schedule schedule() {
      return options().schedule();
    }

    private JobOptions options() {
      Map<String, String> all = new HashMap<>();
      for (String flag : flags.split(" ", -1)) {
        String[] parts = flag.split("=", 2);
        all.put(parts[0], parts[1]);
      }
      all.put("to", "ko");
      all.put("out", "out");
      return JobOptions.resolve(List.of("in"), Settings.of(all), FakeModel.CARD);
    }
  }

  private static Publication publication(Kind kind) {
    return new Publication(
        "r", kind.placement(), "request", "work", List.of("an alarm"), TableFormat.PARQUET);
  }

  @ParameterizedTest
  @EnumSource
  void aRunKilledAtAnyRenameIsPublishedByTheNext(Kind kind) throws IOException {
    Map<String, String> expected = undisturbed(kind);
    int steps = 0;
    boolean killed = true;
    while (killed) {
      Path out = prepared("out-" + kind + "-" + steps, kind, true);
      killed = publishUntilKilled(out, kind, steps);
      OutputFolder folder = OutputFolder.at(out.toString(), new Configuration());
      // The first rename makes the note: killed before it, the run left nothing of worth.
      assertEquals(killed && steps > 0, folder.isHalfPublished());
      if (steps > 0) {
        folder.recover(StagingTest::noSession);
        assertEquals(expected, content(out), "killed at rename " + steps);
      } else {
        folder.recover(StagingTest::noSession);
        assertEquals(content(prepared("old-" + kind, kind, false)), content(out));
      }
      steps++;
    }
    assertTrue(steps > 6, "renames: " + steps);
  }

  /** A failure, unlike a kill, ends with a run that closes its staging folder. */
  @ParameterizedTest
  @EnumSource
  void aMoveThatFailsIsFinishedByTheNext(Kind kind) throws IOException {
    Path out = prepared("out", kind, true);
    String refused;
    try (Staging staging = staging(new Killed(3), out)) {
      staging.note(publication(kind));
      refused =
          assertThrows(UncheckedIOException.class, () -> staging.move(kind.placement()))
              .getMessage();
    }
    OutputFolder folder = OutputFolder.at(out.toString(), new Configuration());
    assertTrue(refused.endsWith("the next run moves the rest"), refused);
    assertTrue(folder.isHalfPublished());

    folder.recover(StagingTest::noSession);

    assertEquals(undisturbed(kind), content(out));
  }

  @Test
  void reportsAreThoseOfTheLastRunAlone() throws IOException {
    Map<String, String> appended = undisturbed(Kind.APPEND);

    assertEquals("new", appended.get("review/ko.html"));
    assertEquals("new", appended.get("report.html"));
    assertFalse(appended.containsKey("review/of-old.html"), appended.toString());
    assertTrue(appended.containsKey("segments/lang=ko/part-old"), appended.toString());
  }

  @Test
  void aLanguageThatWasNotAskedForStays() throws IOException {
    Map<String, String> content = undisturbed(Kind.ONLY_NEW);

    assertEquals("new", content.get("briefings/lang=ko/part-new"));
    assertFalse(content.containsKey("briefings/lang=ko/part-old"), content.toString());
    assertEquals("old", content.get("briefings/lang=uk/part-old"));
    assertFalse(content.containsKey("briefings/lang=uk/part-new"), content.toString());
    assertEquals("old", content.get("runs/earlier.json"));
    assertEquals("new", content.get("runs/r.json"));
  }

  @Test
  void anotherDayStays() throws IOException {
    Path out = prepared("days", Kind.DAY, true);
    write(out.resolve("briefings/date=2026-11-25/lang=ko/part"), "of another day");
    try (Staging staging = staging(new RawLocalFileSystem(), out)) {
      staging.move(Kind.DAY.placement());
    }
    Map<String, String> content = content(out);

    assertEquals("of another day", content.get("briefings/date=2026-11-25/lang=ko/part"));
    assertEquals("new", content.get("briefings/date=2026-11-26/lang=ko/part-new"));
    assertFalse(content.containsKey("briefings/date=2026-11-26/lang=uk/part-old"));
  }

  @Test
  void aNoteIsReadAsItWasWritten() {
    Publication note = publication(Kind.ONLY_NEW);

    assertEquals(note, Publication.parse(note.toJson()));
    assertEquals(
        List.of("rejects", "segments/lang=ko", "briefings/lang=ko", "report.json"),
        note.placement().paths().keySet().stream().limit(4).toList());
  }

  @Test
  void leftoversWithoutANoteAreDeleted() throws IOException {
    Path out = prepared("out", Kind.OVERWRITE, true);
    OutputFolder folder = OutputFolder.at(out.toString(), new Configuration());

    assertEquals(0, folder.recover(StagingTest::noSession).size());

    try (Stream<Path> names = Files.list(out)) {
      assertTrue(names.noneMatch(path -> path.getFileName().toString().startsWith(".staging")));
    }
  }

  /** Where renaming a folder copies its files one by one, half of them may be there. */
  @ParameterizedTest
  @EnumSource
  void onAnObjectStoreFilesAreMovedOneByOne(Kind kind) throws IOException {
    Map<String, String> expected = undisturbed(kind);
    int steps = 1;
    boolean killed = true;
    while (killed) {
      Path out = prepared("store-" + kind + "-" + steps, kind, true);
      killed = publishUntilKilled(new ObjectStore(steps), out, kind);
      if (killed) {
        Staging next = staging(new ObjectStore(Integer.MAX_VALUE), out);
        next.move(next.noted().orElseThrow().placement());
        next.close();
      }
      assertEquals(expected, content(out), "killed at rename " + steps);
      steps++;
    }
    assertTrue(steps > 8, "renames: " + steps);
  }

  private static SparkSession noSession() {
    throw new AssertionError("files are moved without Spark");
  }

  private Map<String, String> undisturbed(Kind kind) throws IOException {
    Path out = prepared("undisturbed-" + kind, kind, true);
    try (Staging staging = staging(new RawLocalFileSystem(), out)) {
      staging.note(publication(kind));
      staging.move(kind.placement());
    }
    return content(out);
  }

  private boolean publishUntilKilled(Path out, Kind kind, int steps) throws IOException {
    return publishUntilKilled(new Killed(steps), out, kind);
  }

  private boolean publishUntilKilled(FileSystem fileSystem, Path out, Kind kind)
      throws IOException {
    Staging staging = staging(fileSystem, out);
    Publication publication = publication(kind);
    try {
      staging.note(publication);
      staging.move(kind.placement());
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

  /** A folder with the tables of an older run, and those of a new one in its staging folder. */
  private Path prepared(String name, Kind kind, boolean staged) throws IOException {
    Path out = temporary.resolve(name);
    tables(out, "old", kind.schedule());
    write(out.resolve("runs/earlier.json"), "old");
    if (staged) {
      tables(out.resolve(".staging-r"), "new", kind.schedule());
      write(out.resolve(".staging-r/runs/r.json"), "new");
      write(out.resolve(".staging-r/work/arrivals/part"), "work");
    }
    return out;
  }

  private static void tables(Path folder, String run, Schedule schedule) throws IOException {
    write(folder.resolve(schedule.place("rejects")).resolve("part-" + run), run);
    write(folder.resolve(schedule.place("segments") + "/lang=ko/part-" + run), run);
    write(folder.resolve(schedule.place("segments") + "/lang=uk/part-" + run), run);
    write(folder.resolve(schedule.place("briefings") + "/lang=ko/part-" + run), run);
    write(folder.resolve(schedule.place("briefings") + "/lang=uk/part-" + run), run);
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
                staging(new Killed(0), prepared("x", Kind.OVERWRITE, true))
                    .note(publication(Kind.OVERWRITE)));
    assertTrue(refused.getMessage().startsWith("Cannot publish to "), refused.getMessage());
  }
}
