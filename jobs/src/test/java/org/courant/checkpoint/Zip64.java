package org.courant.checkpoint;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Rewrites the directory of a small zip archive as one above 4 GiB would have it. */
final class Zip64 {
  private static final int ENTRY_BYTES = 46;
  private static final int END_BYTES = 22;

  private Zip64() {}

  static byte[] rewrite(byte[] zip) {
    ByteBuffer in = ByteBuffer.wrap(zip).order(ByteOrder.LITTLE_ENDIAN);
    int end = zip.length - END_BYTES;
    int directory = in.getInt(end + 16);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(zip, 0, directory);
    int entries = 0;
    for (int at = directory; in.getInt(at) == 0x02014b50; entries++) {
      out.writeBytes(entry(in, at));
      at += ENTRY_BYTES + in.getShort(at + 28) + in.getShort(at + 30) + in.getShort(at + 32);
    }
    out.writeBytes(ends(entries, directory, out.size()));
    return out.toByteArray();
  }

  private static byte[] entry(ByteBuffer in, int at) {
    int nameLength = in.getShort(at + 28);
    ByteBuffer out =
        ByteBuffer.allocate(ENTRY_BYTES + nameLength + 4 + 24).order(ByteOrder.LITTLE_ENDIAN);
    out.put(in.slice(at, ENTRY_BYTES + nameLength));
    out.putInt(20, -1).putInt(24, -1).putInt(42, -1);
    out.putShort(30, (short) 28).putShort(32, (short) 0);
    out.putShort((short) 1).putShort((short) 24);
    out.putLong(in.getInt(at + 24)).putLong(in.getInt(at + 20)).putLong(in.getInt(at + 42));
    return out.array();
  }

  private static byte[] ends(int entries, int directory, int end64) {
    ByteBuffer out = ByteBuffer.allocate(56 + 20 + END_BYTES).order(ByteOrder.LITTLE_ENDIAN);
    out.putInt(0x06064b50).putLong(44).putShort((short) 45).putShort((short) 45).putInt(0);
    out.putInt(0).putLong(entries).putLong(entries).putLong(end64 - directory).putLong(directory);
    out.putInt(0x07064b50).putInt(0).putLong(end64).putInt(1);
    out.putInt(0x06054b50).putInt(0).putInt(-1).putInt(-1).putInt(-1).putShort((short) 0);
    return out.array();
  }
}
