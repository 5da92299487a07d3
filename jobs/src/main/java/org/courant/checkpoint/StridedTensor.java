package org.courant.checkpoint;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import org.courant.checkpoint.StateDictPickle.PickledTensor;
import org.courant.checkpoint.ZipArchive.Region;

/**
 * A tensor that need not lie row by row: one step along a dimension moves by that dimension's
 * stride.
 *
 * @param layout type, sizes, and the first value's place
 * @param strides in elements, one for each dimension
 * @param span elements from the first value to the last, both included
 */
record StridedTensor(StoredTensor layout, List<Long> strides, long span) {
  StridedTensor {
    strides = List.copyOf(strides);
  }

  /** Finds a pickled tensor in the region of its storage, which several tensors may share. */
  static StridedTensor locate(Path file, String name, PickledTensor pickled, Region region) {
    StoredType type = pickled.storage().type();
    try {
      long bytes = StoredTensor.bytes(type, pickled.shape());
      long elements = bytes / type.width();
      long span = elements == 0 ? 0 : span(pickled);
      long stored = region.length() / type.width();
      if (pickled.storage().count() * type.width() != region.length()
          || pickled.offset() < 0
          || Math.addExact(pickled.offset(), span) > stored
          // An expanded tensor would let a small file claim any amount of memory.
          || elements > span) {
        throw outside(file, name);
      }
      long offset = region.offset() + pickled.offset() * type.width();
      return new StridedTensor(
          new StoredTensor(type, pickled.shape(), offset, bytes), pickled.strides(), span);
    } catch (ArithmeticException e) {
      throw outside(file, name);
    }
  }

  private static long span(PickledTensor pickled) {
    long last = 0;
    for (int i = 0; i < pickled.shape().size(); i++) {
      long stride = pickled.strides().get(i);
      if (stride < 0) {
        throw new ArithmeticException("negative stride " + stride);
      }
      last = Math.addExact(last, Math.multiplyExact(pickled.shape().get(i) - 1, stride));
    }
    return Math.addExact(last, 1);
  }

  private static CheckpointException outside(Path file, String name) {
    return new CheckpointException(
        file, "tensor " + name + " claims a size, offset or strides that its storage cannot hold");
  }

  ByteBuffer floats(MappedFile file) {
    ByteBuffer stored = file.view(layout.offset(), span * layout.type().width());
    return isContiguous() ? FloatReader.floats(stored, layout.type()) : gather(stored);
  }

  private boolean isContiguous() {
    long expected = 1;
    for (int i = strides.size() - 1; i >= 0; i--) {
      long size = layout.shape().get(i);
      if (size != 1 && strides.get(i) != expected) {
        return false;
      }
      expected *= size;
    }
    return true;
  }

  private ByteBuffer gather(ByteBuffer stored) {
    long[] sizes = layout.sizes();
    long[] place = new long[sizes.length];
    ByteBuffer floats =
        FloatReader.allocate(Math.toIntExact(layout.bytes() / layout.type().width()));
    long element = 0;
    while (floats.hasRemaining()) {
      floats.putFloat(FloatReader.value(stored, (int) element, layout.type()));
      // Like an odometer: the last dimension turns fastest.
      for (int i = sizes.length - 1; i >= 0; i--) {
        element += strides.get(i);
        if (++place[i] < sizes[i]) {
          break;
        }
        element -= sizes[i] * strides.get(i);
        place[i] = 0;
      }
    }
    return floats.flip();
  }
}
