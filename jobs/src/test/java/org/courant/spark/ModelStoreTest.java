package org.courant.spark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.apache.hadoop.conf.Configuration;
import org.courant.checkpoint.Fixtures;
import org.courant.checkpoint.ModelTask;
import org.courant.inference.ModelBundle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Models on shared storage: copied once for each host, and noticed when they change. */
class ModelStoreTest {
  private static final Path CHECKPOINT = Fixtures.checkpoint("tiny-marian-multi");

  @TempDir Path temporary;

  @Test
  void aFolderIsCopiedOnce() throws IOException {
    Path source = Fixtures.copy(CHECKPOINT, temporary.resolve("opus"));
    ModelStore store = store();
    SharedModel model = store.look(source.toUri().toString());

    ModelBundle bundle = store.open(model, ModelTask.TRANSLATION, null);

    assertEquals(ModelBundle.open(CHECKPOINT).sha256(), bundle.sha256());
    assertTrue(bundle.folder().startsWith(temporary.resolve("cache")), bundle.folder().toString());
    Files.delete(source.resolve("model.safetensors"));
    assertEquals(
        bundle.sha256(), store.open(model, ModelTask.TRANSLATION, bundle.sha256()).sha256());
  }

  @ParameterizedTest
  @ValueSource(strings = {"opus.zip", "opus.tar", "opus.tar.gz", "opus.tgz"})
  void anArchiveIsUnpacked(String name) throws IOException {
    Path flat = archive(temporary.resolve(name), "");
    Path nested = archive(temporary.resolve("nested-" + name), "folder/");

    for (Path archive : List.of(flat, nested)) {
      ModelBundle bundle = open(store(), archive.toUri() + "#a-model");
      assertEquals(ModelBundle.open(CHECKPOINT).sha256(), bundle.sha256());
      assertEquals("a-model", bundle.folder().getFileName().toString());
    }
    assertEquals("opus", open(store(), flat.toUri().toString()).folder().getFileName().toString());
  }

  /** Every process of a host has its own store; the lock is in the folder. */
  @Test
  void manyAtOnceMakeOneCopy() throws Exception {
    Path archive = archive(temporary.resolve("opus.zip"), "");
    ExecutorService threads = Executors.newFixedThreadPool(8);
    List<Callable<Path>> calls = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      calls.add(() -> open(store(), archive.toUri().toString()).folder());
    }

    Set<Path> folders = new HashSet<>();
    for (Future<Path> result : threads.invokeAll(calls)) {
      folders.add(result.get());
    }
    threads.shutdown();

    assertEquals(1, folders.size(), folders.toString());
    assertEquals(List.of(), drafts());
  }

  @Test
  void anotherProcessWaitsForTheCopy() throws Exception {
    Path source = Fixtures.copy(CHECKPOINT, temporary.resolve("opus"));
    List<Process> processes = new ArrayList<>();
    for (int i = 0; i < 2; i++) {
      processes.add(
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-cp",
                  System.getProperty("java.class.path"),
                  OpenOnce.class.getName(),
                  temporary.resolve("cache").toString(),
                  source.toUri().toString())
              .redirectErrorStream(true)
              .start());
    }
    Set<String> answers = new HashSet<>();
    for (Process process : processes) {
      String said =
          new String(
              process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
      assertEquals(0, process.waitFor(), said);
      answers.add(said.lines().filter(line -> line.startsWith("opened ")).findFirst().orElse(said));
    }

    assertEquals(1, answers.size(), answers.toString());
    assertTrue(answers.iterator().next().endsWith(ModelBundle.open(CHECKPOINT).sha256()));
    assertEquals(List.of(), drafts());
  }

  /** Opens a model in a process of its own. */
  static final class OpenOnce {
    private OpenOnce() {}

    public static void main(String[] arguments) {
      ModelStore store = new ModelStore(Path.of(arguments[0]), new Configuration());
      ModelBundle bundle = store.open(store.look(arguments[1]), ModelTask.TRANSLATION, null);
      System.out.println("opened " + bundle.folder() + " " + bundle.sha256());
    }
  }

  @Test
  void aByteThatChangedInTheCopyIsNoticedAndTheCopyMadeAgain() throws IOException {
    Path source = Fixtures.copy(CHECKPOINT, temporary.resolve("opus"));
    ModelBundle whole = open(store(), source.toUri().toString());
    Path weights = whole.folder().resolve("model.safetensors");
    damage(weights);
    assertNotEquals(whole.sha256(), ModelBundle.open(whole.folder()).sha256());

    ModelBundle again = open(store(), source.toUri().toString());

    assertEquals(whole.sha256(), again.sha256());
    assertEquals(-1, Files.mismatch(CHECKPOINT.resolve("model.safetensors"), weights));
  }

  /** An executor that finds other bytes than the driver saw must not translate with them. */
  @Test
  void aByteThatChangedOnTheStorageStopsTheRun() throws IOException {
    Path source = Fixtures.copy(CHECKPOINT, temporary.resolve("opus"));
    SharedModel model = store().look(source.toUri().toString());
    String driver = store().open(model, ModelTask.TRANSLATION, null).sha256();
    damage(source.resolve("model.safetensors"));
    ModelStore executor = new ModelStore(temporary.resolve("another-host"), new Configuration());

    IllegalStateException refused =
        assertThrows(
            IllegalStateException.class, () -> executor.open(model, ModelTask.TRANSLATION, driver));

    assertTrue(refused.getMessage().contains("the driver's is " + driver), refused.getMessage());
    assertTrue(refused.getMessage().contains(source.toString()), refused.getMessage());
  }

  @Test
  void aModelThatChangedBeforeTheRunIsCopiedAnew() throws IOException {
    Path source = Fixtures.copy(CHECKPOINT, temporary.resolve("opus"));
    ModelBundle old = open(store(), source.toUri().toString());
    Files.writeString(
        source.resolve("bundle.json"), Files.readString(source.resolve("bundle.json")) + "\n\n");

    assertNotEquals(old.sha256(), open(store(), source.toUri().toString()).sha256());
  }

  @Test
  void archivesThatReachOutsideAreRefused() throws IOException {
    Path zip = temporary.resolve("evil.zip");
    try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
      out.putNextEntry(new ZipEntry("../../evil.txt"));
      out.write(1);
    }
    Path tar = temporary.resolve("link.tar");
    try (TarArchiveOutputStream out = new TarArchiveOutputStream(Files.newOutputStream(tar))) {
      TarArchiveEntry link = new TarArchiveEntry("config.json", TarConstants.LF_SYMLINK);
      link.setLinkName("/etc/passwd");
      out.putArchiveEntry(link);
      out.closeArchiveEntry();
    }

    assertTrue(refusal(zip).endsWith("evil.zip holds ../../evil.txt, outside of itself"));
    assertTrue(refusal(tar).endsWith("link.tar holds config.json, which is no plain file"));
    assertFalse(Files.exists(temporary.resolve("evil.txt")));
    assertEquals(List.of(), drafts());
  }

  @Test
  void whatIsNoModelIsNamed() throws IOException {
    Path text = Files.writeString(temporary.resolve("notes.txt"), "x");
    Path missing = temporary.resolve("none");

    assertEquals(
        "Invalid model: " + missing.toUri() + ", there is no such folder or archive",
        looked(missing));
    assertTrue(looked(text).endsWith("must be a folder, or a .zip, .tar, .tar.gz or .tgz of one"));
  }

  private String looked(Path path) {
    return assertThrows(IllegalArgumentException.class, () -> store().look(path.toUri().toString()))
        .getMessage();
  }

  private String refusal(Path archive) {
    return assertThrows(UncheckedIOException.class, () -> open(store(), archive.toUri().toString()))
        .getMessage();
  }

  private ModelStore store() {
    return new ModelStore(temporary.resolve("cache"), new Configuration());
  }

  private static ModelBundle open(ModelStore store, String address) {
    return store.open(store.look(address), ModelTask.TRANSLATION, null);
  }

  private List<Path> drafts() throws IOException {
    try (Stream<Path> entries = Files.list(temporary.resolve("cache"))) {
      return entries.filter(path -> path.getFileName().toString().startsWith("draft-")).toList();
    }
  }

  /** Another value of the same length, and the same time. */
  private static void damage(Path file) throws IOException {
    var time = Files.getLastModifiedTime(file);
    byte[] bytes = Files.readAllBytes(file);
    bytes[bytes.length - 1] ^= 1;
    Files.write(file, bytes, StandardOpenOption.WRITE);
    Files.setLastModifiedTime(file, time);
  }

  private static Path archive(Path archive, String below) throws IOException {
    try (Stream<Path> files = Files.list(CHECKPOINT);
        OutputStream out = Files.newOutputStream(archive)) {
      List<Path> all = files.toList();
      if (archive.toString().endsWith(".zip")) {
        zip(all, below, out);
      } else if (archive.toString().endsWith(".tar")) {
        tar(all, below, out);
      } else {
        try (OutputStream packed = new GZIPOutputStream(out)) {
          tar(all, below, packed);
        }
      }
    }
    return archive;
  }

  private static void zip(List<Path> files, String below, OutputStream out) throws IOException {
    ZipOutputStream zip = new ZipOutputStream(out);
    for (Path file : files) {
      zip.putNextEntry(new ZipEntry(below + file.getFileName()));
      Files.copy(file, zip);
    }
    zip.finish();
  }

  private static void tar(List<Path> files, String below, OutputStream out) throws IOException {
    TarArchiveOutputStream tar = new TarArchiveOutputStream(out);
    for (Path file : files) {
      TarArchiveEntry entry = new TarArchiveEntry(below + file.getFileName());
      entry.setSize(Files.size(file));
      tar.putArchiveEntry(entry);
      Files.copy(file, tar);
      tar.closeArchiveEntry();
    }
    tar.finish();
  }
}
