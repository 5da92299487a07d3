package org.courant.transformer;

import ai.djl.ndarray.NDArray;
import ai.djl.pytorch.jni.IValue;
import java.util.OptionalInt;

/** Sentences after the encoder, in native memory; may be decoded several times. */
public final class EncodedBatch implements AutoCloseable {
  private final TorchProgram program;
  private final CachePool pool;
  private final IValue encoded;
  private final int size;
  private final int width;

  EncodedBatch(TorchProgram program, CachePool pool, IValue encoded, int size, int width) {
    this.program = program;
    this.pool = pool;
    this.encoded = encoded;
    this.size = size;
    this.width = width;
  }

  /** Number of sentences. */
  public int size() {
    return size;
  }

  /** Mean of each sentence's encoder states, {@code [batch, width]}. */
  public float[][] means() {
    try (TorchProgram.Scope scope = program.scope();
        IValue value = program.callOn(encoded, "mean")) {
      NDArray array = value.toTensor(scope.manager());
      float[] flat = array.toFloatArray();
      float[][] rows = new float[size][width];
      for (int i = 0; i < size; i++) {
        System.arraycopy(flat, i * width, rows[i], 0, width);
      }
      return rows;
    }
  }

  /**
   * Starts decoding; the caller closes the session.
   *
   * @param shortlist number of the shortlist that the targets keep to; empty for all tokens
   */
  DecodingSession open(OptionalInt shortlist) {
    return DecodingSession.open(program, pool, encoded, shortlist);
  }

  @Override
  public void close() {
    encoded.close();
  }
}
