package org.courant.checkpoint;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * A file read through memory maps, one for each region asked for, since one map ends at 2 GiB.
 * Thread-safe.
 */
final class MappedFile implements AutoCloseable {
  private final Path path;
  private final FileChannel channel;
  private final long size;

  private MappedFile(Path path, FileChannel channel, long size) {
    this.path = path;
    this.channel = channel;
    this.size = size;
  }

  static MappedFile open(Path path) {
    if (Files.isDirectory(path)) {
      throw new CheckpointException(path, "is a folder, not a file");
    }
    try {
      FileChannel channel = FileChannel.open(path, StandardOpenOption.READ);
      return new MappedFile(path, channel, channel.size());
    } catch (NoSuchFileException e) {
      throw new CheckpointException(path, "there is no such file", e);
    } catch (IOException e) {
      throw new CheckpointException(path, "cannot be read: " + e, e);
    }
  }

  Path path() {
    return path;
  }

  long size() {
    return size;
  }

  /** A read-only little-endian view that lives on after {@link #close}. */
  ByteBuffer view(long offset, long length) {
    requireInside(offset, length);
    try {
      return channel.map(MapMode.READ_ONLY, offset, length).order(ByteOrder.LITTLE_ENDIAN);
    } catch (IOException e) {
      throw new CheckpointException(path, "cannot be mapped: " + e, e);
    }
  }

  /** A little-endian copy on the heap, for headers: maps are scarce and freed late. */
  ByteBuffer copy(long offset, long length) {
    requireInside(offset, length);
    ByteBuffer bytes = ByteBuffer.allocate((int) length).order(ByteOrder.LITTLE_ENDIAN);
    try {
      while (bytes.hasRemaining()) {
        if (channel.read(bytes, offset + bytes.position()) < 0) {
          throw new CheckpointException(path, "shrinks while it is read");
        }
      }
    } catch (IOException e) {
      throw new CheckpointException(path, "cannot be read: " + e, e);
    }
    return bytes.flip();
  }

  private void requireInside(long offset, long length) {
    if (length > Integer.MAX_VALUE) {
      throw new CheckpointException(path, "a region of " + length + " bytes is above 2 GiB");
    }
    if (offset < 0 || length < 0 || offset > size - length) {
      throw new CheckpointException(
          path, "ends at byte " + size + ", before byte " + offset + " and " + length + " more");
    }
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new CheckpointException(path, "cannot be closed: " + e, e);
    }
  }
}
