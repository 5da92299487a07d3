package org.courant.checkpoint;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * Finds where the entries of a zip archive lie, so that they can be mapped. Only entries stored
 * without compression, as torch writes them; zip64 included.
 *
 * @see <a href="https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT">the zip format</a>
 */
final class StoredZip {
  private static final int END_SIGNATURE = 0x06054b50;
  private static final int END_BYTES = 22;
  private static final int LOCATOR64_SIGNATURE = 0x07064b50;
  private static final int LOCATOR64_BYTES = 20;
  private static final int END64_SIGNATURE = 0x06064b50;
  private static final int END64_BYTES = 56;
  private static final int ENTRY_SIGNATURE = 0x02014b50;
  private static final int ENTRY_BYTES = 46;
  private static final int LOCAL_SIGNATURE = 0x04034b50;
  private static final int LOCAL_BYTES = 30;
  private static final int ZIP64_EXTRA = 1;
  private static final int LONGEST_COMMENT = 0xffff;
  private static final long IN_ZIP64 = 0xffffffffL;
  private static final int ENCRYPTED = 1;

  /** A directory above this is no checkpoint's. */
  private static final long MOST_BYTES = 100_000_000;

  private final MappedFile file;
  private final Map<String, Region> entries = new LinkedHashMap<>();

  /** Where an entry's content lies in the file. */
  record Region(long offset, long length) {}

  private record Directory(long offset, long length) {}

  private StoredZip(MappedFile file) {
    this.file = file;
  }

  /** Reads the directory of an archive. */
  static StoredZip read(MappedFile file) {
    StoredZip zip = new StoredZip(file);
    Directory directory = zip.directory();
    if (directory.length > MOST_BYTES) {
      throw zip.damaged("its directory has " + directory.length + " bytes");
    }
    ByteBuffer bytes = file.copy(directory.offset, directory.length);
    while (bytes.remaining() >= ENTRY_BYTES) {
      zip.addEntry(bytes, directory.offset);
    }
    if (bytes.hasRemaining()) {
      throw zip.damaged("its directory ends inside an entry");
    }
    return zip;
  }

  Set<String> names() {
    return entries.keySet();
  }

  Region entry(String name) {
    Region region = entries.get(name);
    if (region == null) {
      throw new CheckpointException(file.path(), "has no entry " + name);
    }
    return region;
  }

  private Directory directory() {
    long end = end();
    ByteBuffer bytes = file.copy(end, END_BYTES);
    Directory directory = new Directory(unsigned(bytes.getInt(16)), unsigned(bytes.getInt(12)));
    long locator = end - LOCATOR64_BYTES;
    if (locator >= 0 && file.copy(locator, 4).getInt() == LOCATOR64_SIGNATURE) {
      directory = directory64(file.copy(locator, LOCATOR64_BYTES).getLong(8));
    }
    if (directory.offset < 0
        || directory.length < 0
        || directory.length > end
        || directory.offset > end - directory.length) {
      throw damaged("its directory is said to lie outside the file");
    }
    return directory;
  }

  private Directory directory64(long end64) {
    ByteBuffer bytes = file.copy(end64, END64_BYTES);
    if (bytes.getInt(0) != END64_SIGNATURE) {
      throw damaged("its zip64 directory is not where it is said to be");
    }
    return new Directory(bytes.getLong(48), bytes.getLong(40));
  }

  /** Position of the end record, which a comment may follow. */
  private long end() {
    long from = Math.max(0, file.size() - END_BYTES - LONGEST_COMMENT);
    ByteBuffer tail = file.copy(from, file.size() - from);
    for (int at = tail.limit() - END_BYTES; at >= 0; at--) {
      if (tail.getInt(at) == END_SIGNATURE
          && at + END_BYTES + Short.toUnsignedInt(tail.getShort(at + 20)) == tail.limit()) {
        return from + at;
      }
    }
    throw damaged("its end is missing; it may have been cut off");
  }

  private void addEntry(ByteBuffer bytes, long dataEnd) {
    int start = bytes.position();
    if (bytes.getInt(start) != ENTRY_SIGNATURE) {
      throw damaged("its directory holds no entry at byte " + start);
    }
    int nameLength = Short.toUnsignedInt(bytes.getShort(start + 28));
    int extraLength = Short.toUnsignedInt(bytes.getShort(start + 30));
    int commentLength = Short.toUnsignedInt(bytes.getShort(start + 32));
    int length = ENTRY_BYTES + nameLength + extraLength + commentLength;
    if (length > bytes.remaining()) {
      throw damaged("its directory ends inside an entry");
    }
    byte[] name = new byte[nameLength];
    bytes.get(start + ENTRY_BYTES, name);
    ByteBuffer extra =
        bytes.slice(start + ENTRY_BYTES + nameLength, extraLength).order(bytes.order());
    Region region = region(new String(name, StandardCharsets.UTF_8), bytes, start, extra, dataEnd);
    if (entries.put(new String(name, StandardCharsets.UTF_8), region) != null) {
      throw damaged("two entries have the name " + new String(name, StandardCharsets.UTF_8));
    }
    bytes.position(start + length);
  }

  private Region region(String name, ByteBuffer bytes, int start, ByteBuffer extra, long dataEnd) {
    if ((bytes.getShort(start + 8) & ENCRYPTED) != 0) {
      throw damaged("entry " + name + " is encrypted");
    }
    if (bytes.getShort(start + 10) != 0) {
      throw damaged("entry " + name + " is compressed, which torch never does");
    }
    long stored = unsigned(bytes.getInt(start + 20));
    long length = unsigned(bytes.getInt(start + 24));
    long local = unsigned(bytes.getInt(start + 42));
    ByteBuffer wide = zip64(extra);
    length = length == IN_ZIP64 ? next(name, wide) : length;
    stored = stored == IN_ZIP64 ? next(name, wide) : stored;
    local = local == IN_ZIP64 ? next(name, wide) : local;
    if (stored != length) {
      throw damaged("entry " + name + " has " + stored + " bytes, but says " + length);
    }
    long offset = contentOffset(name, local);
    if (length < 0 || length > dataEnd || offset > dataEnd - length) {
      throw damaged("entry " + name + " is said to lie outside the file");
    }
    return new Region(offset, length);
  }

  /** The content follows the local header, whose length only that header tells. */
  private long contentOffset(String name, long local) {
    if (local < 0 || local > file.size() - LOCAL_BYTES) {
      throw damaged("entry " + name + " is said to lie outside the file");
    }
    ByteBuffer header = file.copy(local, LOCAL_BYTES);
    if (header.getInt(0) != LOCAL_SIGNATURE) {
      throw damaged("entry " + name + " is not where its directory says");
    }
    return local
        + LOCAL_BYTES
        + Short.toUnsignedInt(header.getShort(26))
        + Short.toUnsignedInt(header.getShort(28));
  }

  /** The zip64 part of an entry's extra fields, empty if there is none. */
  private static ByteBuffer zip64(ByteBuffer extra) {
    while (extra.remaining() >= 4) {
      int id = Short.toUnsignedInt(extra.getShort());
      int length = Math.min(Short.toUnsignedInt(extra.getShort()), extra.remaining());
      if (id == ZIP64_EXTRA) {
        return extra.slice(extra.position(), length).order(extra.order());
      }
      extra.position(extra.position() + length);
    }
    return extra.slice(extra.position(), 0);
  }

  private long next(String name, ByteBuffer wide) {
    if (wide.remaining() < Long.BYTES) {
      throw damaged("entry " + name + " lacks its zip64 sizes");
    }
    return wide.getLong();
  }

  private static long unsigned(int value) {
    return Integer.toUnsignedLong(value);
  }

  private CheckpointException damaged(String reason) {
    return new CheckpointException(file.path(), "is no zip archive that can be read: " + reason);
  }
}
