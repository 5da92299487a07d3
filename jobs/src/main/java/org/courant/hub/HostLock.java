package org.courant.hub;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/** Lets one piece of work happen at a time, in this program and in others on this machine. */
public final class HostLock {
  // A file lock holds for the whole JVM, so threads need a lock of their own before it.
  private static final Map<Path, Semaphore> THREADS = new ConcurrentHashMap<>();

  private HostLock() {}

  /**
   * Does work under the lock.
   *
   * @param file the lock; stays behind, since a deleted one could be held twice
   * @param waiting told if another holds the lock
   * @throws HubException if the file cannot be locked
   */
  public static <T> T holding(Path file, Runnable waiting, Supplier<T> work) {
    Semaphore turn =
        THREADS.computeIfAbsent(file.toAbsolutePath().normalize(), path -> new Semaphore(1));
    if (!turn.tryAcquire()) {
      waiting.run();
      turn.acquireUninterruptibly();
    }
    try {
      return holdingFile(file, waiting, work);
    } finally {
      turn.release();
    }
  }

  private static <T> T holdingFile(Path file, Runnable waiting, Supplier<T> work) {
    try (FileChannel channel = open(file)) {
      FileLock lock = channel.tryLock();
      if (lock == null) {
        waiting.run();
        lock = channel.lock();
      }
      try {
        return work.get();
      } finally {
        lock.release();
      }
    } catch (IOException e) {
      throw new HubException("Cannot lock " + file + ": " + e, e);
    }
  }

  private static FileChannel open(Path file) throws IOException {
    Files.createDirectories(file.getParent());
    return FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
  }
}
