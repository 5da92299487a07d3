package org.courant.checkpoint;

import java.nio.file.Path;
import java.util.List;

/**
 * Where a tensor's values lie, row by row.
 *
 * @param type of one element
 * @param shape sizes of the dimensions
 * @param offset of the first byte in the file
 * @param bytes elements times their width
 */
record StoredTensor(StoredType type, List<Long> shape, long offset, long bytes) {
  StoredTensor {
    shape = List.copyOf(shape);
  }

  long[] sizes() {
    return shape.stream().mapToLong(Long::longValue).toArray();
  }

  /** Bytes of a tensor; sizes that are negative or overflow are an ArithmeticException. */
  static long bytes(StoredType type, List<Long> shape) {
    long bytes = type.width();
    for (long size : shape) {
      if (size < 0) {
        throw new ArithmeticException("negative size " + size);
      }
      bytes = Math.multiplyExact(bytes, size);
    }
    return bytes;
  }

  void requireFloats(Path file, String name) {
    if (!type.isFloat()) {
      throw new CheckpointException(file, "tensor " + name + " holds " + type + ", not floats");
    }
    if (bytes / type.width() > Integer.MAX_VALUE / Float.BYTES) {
      throw new CheckpointException(file, "tensor " + name + " has more than 2 GiB of floats");
    }
  }
}
