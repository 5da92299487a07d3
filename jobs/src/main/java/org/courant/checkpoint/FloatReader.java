package org.courant.checkpoint;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Reads stored floating point values as float32. */
final class FloatReader {
  private FloatReader() {}

  /**
   * A direct little-endian buffer of {@code stored}'s values; {@code stored} itself if possible.
   */
  static ByteBuffer floats(ByteBuffer stored, StoredType type) {
    int count = stored.remaining() / type.width();
    // A native reader may rely on aligned addresses.
    if (type == StoredType.FLOAT32 && stored.alignmentOffset(0, Float.BYTES) == 0) {
      return stored;
    }
    ByteBuffer floats = allocate(count);
    if (type == StoredType.FLOAT32) {
      return floats.put(0, stored, 0, count * Float.BYTES);
    }
    for (int i = 0; i < count; i++) {
      floats.putFloat(i * Float.BYTES, value(stored, i, type));
    }
    return floats;
  }

  static ByteBuffer allocate(int count) {
    return ByteBuffer.allocateDirect(Math.multiplyExact(count, Float.BYTES))
        .order(ByteOrder.LITTLE_ENDIAN);
  }

  /** Value number {@code index} of a buffer of one type. */
  static float value(ByteBuffer stored, int index, StoredType type) {
    return switch (type) {
      case FLOAT32 -> stored.getFloat(index * Float.BYTES);
      case FLOAT64 -> (float) stored.getDouble(index * Double.BYTES);
      case FLOAT16 -> half(stored.getShort(index * Short.BYTES));
      // A bfloat16 is the upper half of a float32.
      case BFLOAT16 -> Float.intBitsToFloat(stored.getShort(index * Short.BYTES) << 16);
      case INT64, INT32, INT16, INT8, UINT8, BOOL ->
          throw new IllegalArgumentException(type + " is no floating type");
    };
  }

  /** IEEE 754 binary16 to binary32; Java 17 has no method for it. */
  private static float half(short bits) {
    int sign = (bits & 0x8000) << 16;
    int exponent = (bits >> 10) & 0x1f;
    int fraction = bits & 0x3ff;
    if (exponent == 0x1f) {
      return Float.intBitsToFloat(sign | 0x7f800000 | (fraction << 13));
    }
    if (exponent == 0) {
      float subnormal = fraction * 0x1p-24f;
      return sign == 0 ? subnormal : -subnormal;
    }
    return Float.intBitsToFloat(sign | ((exponent + 112) << 23) | (fraction << 13));
  }
}
