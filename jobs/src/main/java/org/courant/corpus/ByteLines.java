package org.courant.corpus;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * The lines of a stream as bytes, parted by {@code \n} and freed of a {@code \r} before it. A line
 * over the limit is read past, not kept.
 */
final class ByteLines {
  /**
   * A line.
   *
   * @param number from 1
   * @param offset of its first byte in the stream
   * @param length in bytes, also of what was not kept
   * @param bytes its bytes, empty if it is over the limit
   */
  record Line(long number, long offset, long length, byte[] bytes) {
    boolean blank() {
      for (byte b : bytes) {
        if (b != ' ' && b != '\t' && b != '\r') {
          return false;
        }
      }
      return bytes.length == length;
    }

    boolean kept() {
      return bytes.length == length;
    }
  }

  private final InputStream in;
  private final long mostBytes;
  private long number;
  private long offset;

  ByteLines(InputStream in, long offset, long mostBytes) {
    this.in = in;
    this.offset = offset;
    this.mostBytes = mostBytes;
  }

  /** The number of the last line given out. */
  long number() {
    return number;
  }

  /** The next line, or null at the end. */
  Line next() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    long start = offset;
    long length = 0;
    int b = in.read();
    if (b < 0) {
      return null;
    }
    number++;
    while (b >= 0 && b != '\n') {
      length++;
      if (length <= mostBytes) {
        bytes.write(b);
      } else if (length == mostBytes + 1) {
        bytes.reset();
      }
      b = in.read();
    }
    offset += length + (b < 0 ? 0 : 1);
    byte[] line = length > mostBytes ? new byte[0] : bytes.toByteArray();
    if (line.length > 0 && line[line.length - 1] == '\r') {
      line = Arrays.copyOf(line, line.length - 1);
      length--;
    }
    return new Line(number, start, length, line);
  }
}
