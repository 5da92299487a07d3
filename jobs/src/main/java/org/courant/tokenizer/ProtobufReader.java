package org.courant.tokenizer;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.function.BiConsumer;

/**
 * The fields of one protocol buffers message, in order. Damage is an IllegalArgumentException.
 *
 * @see <a href="https://protobuf.dev/programming-guides/encoding/">the encoding</a>
 */
final class ProtobufReader {
  private final ByteBuffer in;

  ProtobufReader(byte[] message) {
    this.in = ByteBuffer.wrap(message);
  }

  /** A field's value: a number, or bytes that may be a text or a message. */
  static final class Field {
    private final long number;
    private final byte[] bytes;

    private Field(long number, byte[] bytes) {
      this.number = number;
      this.bytes = bytes;
    }

    long number() {
      return number;
    }

    boolean isEmpty() {
      return bytes.length == 0;
    }

    String text() {
      return new String(bytes, StandardCharsets.UTF_8);
    }

    ProtobufReader message() {
      return new ProtobufReader(bytes);
    }
  }

  /** Hands each field's number and value to {@code reader}. */
  void forEach(BiConsumer<Integer, Field> reader) {
    try {
      while (in.hasRemaining()) {
        long tag = varint();
        reader.accept((int) (tag >>> 3), value((int) tag & 7));
      }
    } catch (BufferUnderflowException e) {
      throw new IllegalArgumentException("it ends too early", e);
    }
  }

  private Field value(int wireType) {
    return switch (wireType) {
      case 0 -> new Field(varint(), new byte[0]);
      case 1 -> new Field(in.getLong(), new byte[0]);
      case 2 -> new Field(0, bytes(varint()));
      case 5 -> new Field(in.getInt(), new byte[0]);
      default -> throw new IllegalArgumentException("a field of the unknown type " + wireType);
    };
  }

  private byte[] bytes(long length) {
    if (length < 0 || length > in.remaining()) {
      throw new IllegalArgumentException("it ends too early");
    }
    byte[] bytes = new byte[(int) length];
    in.get(bytes);
    return bytes;
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
