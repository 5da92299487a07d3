package org.courant.spark;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.List;

/**
 * An embedding, the mean of an encoder's states, as tables keep it: four bytes for each number, the
 * least significant first. As an array it would cost a run an object for every number in every
 * step.
 */
final class EmbeddingBytes {
  private EmbeddingBytes() {}

  /** The bytes of a vector {@code [width]}. */
  static byte[] bytes(float[] vector) {
    byte[] bytes = new byte[vector.length * Float.BYTES];
    buffer(bytes).asFloatBuffer().put(vector);
    return bytes;
  }

  /** The bytes of a vector {@code [width]} of single objects. */
  static byte[] of(List<Float> vector) {
    byte[] bytes = new byte[vector.size() * Float.BYTES];
    FloatBuffer floats = buffer(bytes).asFloatBuffer();
    vector.forEach(floats::put);
    return bytes;
  }

  /** The vector {@code [width]} of such bytes. */
  static float[] vector(byte[] bytes) {
    float[] vector = new float[bytes.length / Float.BYTES];
    buffer(bytes).asFloatBuffer().get(vector);
    return vector;
  }

  private static ByteBuffer buffer(byte[] bytes) {
    return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }
}
