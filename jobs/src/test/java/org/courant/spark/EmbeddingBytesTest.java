package org.courant.spark;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class EmbeddingBytesTest {
  @Test
  void bytesAreLittleEndianFloats() {
    assertArrayEquals(
        new byte[] {0, 0, (byte) 0x80, 0x3f, 0, 0, 0, (byte) 0xc0},
        EmbeddingBytes.bytes(new float[] {1, -2}));
  }

  @Test
  void vectorsComeBackBitForBit() {
    float[] vector = {0, -0f, 1e-38f, Float.MAX_VALUE, 0.1f, -3.25f};

    assertArrayEquals(vector, EmbeddingBytes.vector(EmbeddingBytes.bytes(vector)));
    assertArrayEquals(
        EmbeddingBytes.bytes(vector),
        EmbeddingBytes.of(List.of(0f, -0f, 1e-38f, Float.MAX_VALUE, 0.1f, -3.25f)));
    assertArrayEquals(new float[0], EmbeddingBytes.vector(new byte[0]));
  }
}
