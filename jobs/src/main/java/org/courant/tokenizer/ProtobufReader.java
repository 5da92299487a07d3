package org.courant.tokenizer;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * Walks over the fields of one protocol buffers message. Damage is an IllegalArgumentException.
 *
 * @see <a href="https://protobuf.dev/programming-guides/encoding/">the encoding</a>
 */
final class ProtobufReader {
  private static final byte[] NOTHING = {};

  private final ByteBuffer in;
  private int field;
  private long number;
  private byte[] bytes = NOTHING;

  ProtobufReader(byte[] message) {
    this.in = ByteBuffer.wrap(message).order(ByteOrder.LITTLE_ENDIAN);
  }

  /** Steps to the next field; false at the end of the message. */
  boolean next() {
    if (!in.hasRemaining()) {
      return false;
    }
    try {
      long tag = varint();
      field = (int) (tag >>> 3);
      read((int) tag & 7);
      return true;
    } catch (BufferUnderflowException e) {
      throw new IllegalArgumentException("it ends too early", e);
    }
  }

  /** The field's number in the message's definition. */
  int field() {
    return field;
  }

  /** The field's value, if it is a number; the bits of one with a fraction. */
  long number() {
    return number;
  }

  boolean isEmpty() {
    return bytes.length == 0;
  }

  String text() {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  byte[] bytes() {
    return bytes.clone();
  }

  /** The field's value, if it is a message itself. */
  ProtobufReader message() {
    return new ProtobufReader(bytes);
  }

  private void read(int wireType) {
    bytes = NOTHING;
    number = 0;
    switch (wireType) {
      case 0 -> number = varint();
      case 1 -> number = in.getLong();
      case 2 -> bytes = bytes(varint());
      case 5 -> number = in.getInt();
      default -> throw new IllegalArgumentException("a field of the unknown type " + wireType);
    }
  }

  private byte[] bytes(long length) {
    if (length < 0 || length > in.remaining()) {
      throw new IllegalArgumentException("it ends too early");
    }
    byte[] found = new byte[(int) length];
    in.get(found);
    return found;
  }

  private long varint() {
    long value = 0;
    for (int shift = 0; shift < 64; shift += 7) {
      byte next = in.get();
      value |= (long) (next & 0x7f) << shift;
      if (next >= 0) {
        return value;
      }
    }
    throw new IllegalArgumentException("a number that does not end");
  }
}
