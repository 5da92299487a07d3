package org.courant.spark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderLockTest {
  @TempDir Path temporary;

  @Test
  void theSecondIsRefusedUntilTheFirstHasEnded() throws IOException {
    FolderLock first = exclusive("run-1");

    Exception refused = assertThrows(IllegalStateException.class, () -> exclusive("run-2"));
    first.close();

    assertTrue(refused.getMessage().contains("run run-1 (process "), refused.getMessage());
    assertTrue(refused.getMessage().contains("wait until it has ended"), refused.getMessage());
    assertFalse(Files.exists(folder()), "an empty folder is taken away");
    exclusive("run-2").close();
  }

  @Test
  void theLockOfADeadProcessIsTakenOver() throws IOException, InterruptedException {
    Process process = new ProcessBuilder("true").start();
    LockHolder holder = LockHolder.here("dead");
    leave(new LockHolder("dead", holder.host(), process.pid(), "2026-01-01T00:00:00Z"));
    process.waitFor();

    try (FolderLock lock = exclusive("run-2")) {
      lock.requireHeld();
    }
  }

  @Test
  void theLockOfAnotherMachineOpensAfterSilence() throws IOException {
    leave(new LockHolder("far", "another-host", 1, ""));
    assertThrows(IllegalStateException.class, () -> exclusive("run-2"));

    FileTime before = FileTime.from(Instant.now().minus(FolderLock.SILENCE).minusSeconds(5));
    Files.setLastModifiedTime(folder().resolve(".lock"), before);

    exclusive("run-2").close();
  }

  @Test
  void whoWasTakenForDeadMustNotPublish() throws IOException {
    try (FolderLock lock = exclusive("run-1")) {
      leave(new LockHolder("usurper", "another-host", 1, ""));

      Exception refused = assertThrows(IllegalStateException.class, lock::requireHeld);

      assertTrue(refused.getMessage().contains("run usurper"), refused.getMessage());
    }
    assertTrue(Files.exists(folder().resolve(".lock")), "the usurper's lock is not ours to delete");
  }

  @Test
  void readersShareAndKeepAWriterOut() throws IOException {
    try (FolderLock one = shared("run-1");
        FolderLock two = shared("run-2")) {
      one.requireHeld();
      two.requireHeld();
      Exception refused = assertThrows(IllegalStateException.class, () -> exclusive("compact"));
      assertTrue(refused.getMessage().contains("is at work there"), refused.getMessage());
    }
    try (FolderLock alone = exclusive("compact")) {
      alone.requireHeld();
      assertThrows(IllegalStateException.class, () -> shared("run-3"));
    }
  }

  @Test
  void theLockIsCompleteFromTheBeginning() throws IOException {
    try (FolderLock lock = exclusive("run-1")) {
      lock.requireHeld();
      assertEquals(
          LockHolder.here("run-1"),
          LockHolder.parse(Files.readString(folder().resolve(".lock"))).orElseThrow());
      try (Stream<Path> files = Files.list(folder())) {
        assertEquals(List.of(folder().resolve(".lock")), files.toList());
      }
    }
  }

  @Test
  void holderReadsBack() {
    LockHolder holder = new LockHolder("r", "h", 12, "");
    assertEquals(holder, LockHolder.parse(holder.text()).orElseThrow());
    assertTrue(LockHolder.parse("").isEmpty());
  }

  private void leave(LockHolder holder) throws IOException {
    Files.createDirectories(folder());
    Files.writeString(folder().resolve(".lock"), holder.text());
  }

  private FolderLock exclusive(String runId) throws IOException {
    return FolderLock.exclusive(fileSystem(), path(), runId);
  }

  private FolderLock shared(String runId) throws IOException {
    return FolderLock.shared(fileSystem(), path(), runId);
  }

  private static FileSystem fileSystem() throws IOException {
    return FileSystem.getLocal(new Configuration());
  }

  private org.apache.hadoop.fs.Path path() {
    return new org.apache.hadoop.fs.Path(folder().toUri());
  }

  private Path folder() {
    return temporary.resolve("out");
  }
}
