package org.courant.checkpoint;

import java.nio.ByteBuffer;
import java.util.Set;

/**
 * The named tensors of a checkpoint, on disk. Thread-safe.
 *
 * <p>Every failure is a {@link CheckpointException} that names the file and the tensor.
 */
public interface TensorStore extends AutoCloseable {
  /** Names in the order of the file. */
  Set<String> names();

  boolean contains(String name);

  /** Sizes of the dimensions, outermost first; empty for a scalar. */
  long[] shape(String name);

  StoredType type(String name);

  /** Bytes the tensor has as stored, shape times element width. */
  long bytes(String name);

  /**
   * The values, row by row, as a direct little-endian buffer of float32.
   *
   * <p>A tensor stored that way is a read-only view on the mapped file, without a copy; other
   * floating types are converted, and values at addresses that are no multiple of 4 are copied,
   * both outside the heap. The buffer stays valid after {@link #close}: the mapping lives as long
   * as a buffer refers to it.
   */
  ByteBuffer floats(String name);

  @Override
  void close();
}
