package org.courant.checkpoint;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * Finds where the entries of a zip archive lie, so that they can be mapped: stored without
 * compression, as torch and Marian write them, or deflated, as NumPy can; zip64 included.
 *
 * @see <a href="https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT">the zip format</a>
 */
final class ZipArchive {
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
  private static final int STORED = 0;
  private static final int DEFLATED = 8;

  /** No deflated byte unpacks to more: a short file cannot claim a long entry. */
  private static final long MOST_GAIN = 1032;

  /** Deflated bytes that are mapped at once. */
  private static final int CHUNK = 1 << 20;

  /** A directory above this is no checkpoint's. */
  private static final long MOST_BYTES = 100_000_000;

  private final MappedFile file;
  private final Map<String, Entry> entries = new LinkedHashMap<>();

  /** Where an entry's content lies in the file. */
  record Region(long offset, long length) {}

  /**
   * An entry.
   *
   * @param region its content, perhaps deflated
   * @param length of the content when it is unpacked
   */
  record Entry(String name, Region region, long length, boolean deflated) {}

  private record Directory(long offset, long length) {}

  private ZipArchive(MappedFile file) {
    this.file = file;
  }

  /** Reads the directory of an archive. */
  static ZipArchive read(MappedFile file) {
    ZipArchive zip = new ZipArchive(file);
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

  Entry entry(String name) {
    Entry entry = entries.get(name);
    if (entry == null) {
      throw new CheckpointException(file.path(), "has no entry " + name);
    }
    return entry;
  }

  /** The content of an entry that must not be deflated. */
  Region stored(String name) {
    Entry entry = entry(name);
    if (entry.deflated) {
      throw damaged("entry " + name + " is compressed, which torch never does");
    }
    return entry.region;
  }

  /** The first bytes of an entry's content, or all of it if there are no more. */
  ByteBuffer head(Entry entry, int most) {
    int length = (int) Math.min(entry.length, most);
    return entry.deflated ? inflate(entry, length) : file.copy(entry.region.offset, length);
  }

  /** An entry's content as a direct little-endian buffer, mapped unless it is deflated. */
  ByteBuffer content(Entry entry) {
    if (!entry.deflated) {
      return file.view(entry.region.offset, entry.length);
    }
    if (entry.length > Integer.MAX_VALUE) {
      throw damaged("entry " + entry.name + " unpacks to more than 2 GiB");
    }
    return inflate(entry, (int) entry.length);
  }

  private ByteBuffer inflate(Entry entry, int length) {
    ByteBuffer content = ByteBuffer.allocateDirect(length).order(ByteOrder.LITTLE_ENDIAN);
    Inflater inflater = new Inflater(true);
    try {
      for (long at = 0; at < entry.region.length && content.hasRemaining(); at += CHUNK) {
        long chunk = Math.min(CHUNK, entry.region.length - at);
        inflater.setInput(file.copy(entry.region.offset + at, chunk));
        int unpacked;
        do {
          unpacked = inflater.inflate(content);
        } while (unpacked > 0);
      }
      if (content.hasRemaining()) {
        throw damaged("entry " + entry.name + " does not unpack to " + entry.length + " bytes");
      }
    } catch (DataFormatException e) {
      throw new CheckpointException(file.path(), "entry " + entry.name + " does not unpack", e);
    } finally {
      inflater.end();
    }
    return content.flip();
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
    Entry entry = entry(new String(name, StandardCharsets.UTF_8), bytes, start, extra, dataEnd);
    if (entries.put(entry.name, entry) != null) {
      throw damaged("two entries have the name " + entry.name);
    }
    bytes.position(start + length);
  }

  private Entry entry(String name, ByteBuffer bytes, int start, ByteBuffer extra, long dataEnd) {
    if ((bytes.getShort(start + 8) & ENCRYPTED) != 0) {
      throw damaged("entry " + name + " is encrypted");
    }
    int method = bytes.getShort(start + 10);
    if (method != STORED && method != DEFLATED) {
      throw damaged("entry " + name + " is compressed by method " + method + ", not by deflate");
    }
    long stored = unsigned(bytes.getInt(start + 20));
    long length = unsigned(bytes.getInt(start + 24));
    long local = unsigned(bytes.getInt(start + 42));
    ByteBuffer wide = zip64(extra);
    length = length == IN_ZIP64 ? next(name, wide) : length;
    stored = stored == IN_ZIP64 ? next(name, wide) : stored;
    local = local == IN_ZIP64 ? next(name, wide) : local;
    long offset = contentOffset(name, local);
    if (stored < 0 || stored > dataEnd || offset > dataEnd - stored) {
      throw damaged("entry " + name + " is said to lie outside the file");
    }
    if (method == STORED ? stored != length : length < 0 || length / MOST_GAIN > stored) {
      throw damaged("entry " + name + " has " + stored + " bytes, but says " + length);
    }
    return new Entry(name, new Region(offset, stored), length, method == DEFLATED);
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
