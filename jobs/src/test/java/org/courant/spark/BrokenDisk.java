package org.courant.spark;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.reflect.Constructor;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.hadoop.fs.FSError;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.permission.FsPermission;

/** The local file system with a disk that is full after so many bytes, all processes together. */
public final class BrokenDisk extends LocalFiles {
  private static final AtomicLong LEFT = new AtomicLong(Long.MAX_VALUE);

  /** Called by Hadoop. */
  public BrokenDisk() {
    super(new BrokenRaw());
  }

  /** Puts in a disk with room for some bytes. */
  static void replace(long bytes) {
    LEFT.set(bytes);
  }

  /** Bytes that still fit. */
  static long left() {
    return LEFT.get();
  }

  private static final class BrokenRaw extends Raw {
    @Override
    OutputStream plainOutput(Path path, boolean append, FsPermission permission)
        throws IOException {
      return new FilterOutputStream(super.plainOutput(path, append, permission)) {
        @Override
        public void write(int b) throws IOException {
          take(1);
          out.write(b);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
          take(length);
          out.write(bytes, from, length);
        }
      };
    }

    private static void take(int bytes) {
      if (LEFT.addAndGet(-bytes) < 0) {
        throw full();
      }
    }

    /** What Hadoop's local file system throws; only it can make one. */
    private static FSError full() {
      try {
        Constructor<FSError> constructor = FSError.class.getDeclaredConstructor(Throwable.class);
        constructor.setAccessible(true);
        return constructor.newInstance(new IOException("No space left on device"));
      } catch (ReflectiveOperationException e) {
        throw new LinkageError(e.getMessage(), e);
      }
    }
  }
}
