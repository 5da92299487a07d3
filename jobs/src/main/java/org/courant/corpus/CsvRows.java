package org.courant.corpus;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * The records of a CSV stream as bytes. Only the borders are told here, by RFC 4180: a line end
 * inside a quoted field does not end the record. So one record that cannot be parsed leaves the
 * others whole.
 */
final class CsvRows {
  /**
   * A record.
   *
   * @param line its first line, from 1
   * @param lastLine its last line
   * @param offset of its first byte in the stream
   * @param bytes its bytes without the line end
   * @param end how the record ended
   */
  record Row(long line, long lastLine, long offset, byte[] bytes, End end) {}

  /** How a record ended. */
  enum End {
    COMPLETE,
    OPEN_QUOTE,
    TOO_LONG
  }

  /** Where in a field the next byte stands. */
  private enum Place {
    FIELD_START,
    PLAIN,
    QUOTED,
    AFTER_QUOTE
  }

  private final InputStream in;
  private final byte delimiter;
  private final long mostBytes;
  private long line = 1;
  private long offset;
  private int ahead;

  CsvRows(InputStream in, long offset, char delimiter, long mostBytes) throws IOException {
    this.in = in;
    this.offset = offset;
    this.delimiter = (byte) delimiter;
    this.mostBytes = mostBytes;
    this.ahead = in.read();
  }

  /** The line the next record begins on. */
  long line() {
    return line;
  }

  /** The next record, or null at the end; an empty line is a record without bytes. */
  Row next() throws IOException {
    if (ahead < 0) {
      return null;
    }
    long firstLine = line;
    long start = offset;
    long length = 0;
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    Place place = Place.FIELD_START;
    while (ahead >= 0 && (place == Place.QUOTED || (ahead != '\n' && ahead != '\r'))) {
      int b = take();
      length++;
      if (b == '\n' || (b == '\r' && ahead != '\n')) {
        line++;
      }
      if (length <= mostBytes) {
        bytes.write(b);
      } else if (length == mostBytes + 1) {
        bytes.reset();
      }
      place = place(place, b);
    }
    long lastLine = line;
    End end =
        length > mostBytes ? End.TOO_LONG : place == Place.QUOTED ? End.OPEN_QUOTE : End.COMPLETE;
    if (ahead >= 0) {
      if (take() == '\r' && ahead == '\n') {
        take();
      }
      line++;
    }
    byte[] row = end == End.TOO_LONG ? new byte[0] : bytes.toByteArray();
    return new Row(firstLine, lastLine, start, row, end);
  }

  private Place place(Place place, int b) {
    return switch (place) {
      case FIELD_START -> b == '"' ? Place.QUOTED : plain(b);
      case PLAIN -> plain(b);
      case QUOTED -> b == '"' ? Place.AFTER_QUOTE : Place.QUOTED;
      case AFTER_QUOTE -> b == '"' ? Place.QUOTED : plain(b);
    };
  }

  private Place plain(int b) {
    return b == delimiter ? Place.FIELD_START : Place.PLAIN;
  }

  private int take() throws IOException {
    int b = ahead;
    ahead = in.read();
    offset++;
    return b;
  }
}
