package org.courant.hub;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;

/**
 * A file on its way: the bytes so far and their hash. Trouble with the disk is a HubException, so
 * that nobody takes it for trouble with the network and tries again.
 */
final class PartialFile implements Closeable {
  private final Path path;
  private final HubFile file;
  private final FileChannel channel;
  private MessageDigest digest;
  private long size;

  private PartialFile(Path path, HubFile file, FileChannel channel) {
    this.path = path;
    this.file = file;
    this.channel = channel;
    this.digest = file.hash().kind().digest(file.size());
  }

  /** Opens what an earlier pull left, or nothing. */
  static PartialFile open(Path path, HubFile file) {
    try {
      FileChannel channel =
          FileChannel.open(
              path, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
      PartialFile partial = new PartialFile(path, file, channel);
      partial.takeUp();
      return partial;
    } catch (IOException e) {
      throw new HubException("Cannot open " + path + ": " + e, e);
    }
  }

  private void takeUp() throws IOException {
    if (channel.size() > file.size()) {
      channel.truncate(0);
    }
    ByteBuffer chunk = ByteBuffer.allocate(1 << 16);
    while (channel.read(chunk) >= 0) {
      size += chunk.position();
      digest.update(chunk.flip());
      chunk.clear();
    }
  }

  /** Bytes so far. */
  long size() {
    return size;
  }

  boolean isWhole() {
    return size == file.size();
  }

  /** Adds bytes; more than the file has is a HubException. */
  void append(byte[] bytes, int count) {
    if (size + count > file.size()) {
      delete();
      throw new HubException(
          "Cannot fetch %s: expected %,d bytes, found more; what had come of it is deleted"
              .formatted(file.name(), file.size()));
    }
    try {
      ByteBuffer buffer = ByteBuffer.wrap(bytes, 0, count);
      while (buffer.hasRemaining()) {
        channel.write(buffer, size + buffer.position());
      }
    } catch (IOException e) {
      throw new HubException("Cannot write " + path + ": " + e.getMessage(), e);
    }
    digest.update(bytes, 0, count);
    size += count;
  }

  /** Forgets all bytes. */
  void restart() {
    try {
      channel.truncate(0).position(0);
    } catch (IOException e) {
      throw new HubException("Cannot write " + path + ": " + e.getMessage(), e);
    }
    digest = file.hash().kind().digest(file.size());
    size = 0;
  }

  /** Hash of the bytes; to be asked once, when they are whole. */
  FileHash hash() {
    return file.hash().kind().of(digest);
  }

  /** Becomes the blob, at once or not at all. */
  void become(Path blob) {
    try {
      channel.force(true);
      channel.close();
      Files.move(path, blob, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new HubException("Cannot move " + path + " to " + blob + ": " + e.getMessage(), e);
    }
  }

  void delete() {
    try {
      channel.close();
      Files.deleteIfExists(path);
    } catch (IOException e) {
      throw new HubException("Cannot delete " + path + ": " + e.getMessage(), e);
    }
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new HubException("Cannot write " + path + ": " + e.getMessage(), e);
    }
  }
}
