package org.courant.checkpoint;

/** Element types that checkpoints store. */
public enum StoredType {
  FLOAT64(8),
  FLOAT32(4),
  FLOAT16(2),
  BFLOAT16(2),
  INT64(8),
  INT32(4),
  INT16(2),
  INT8(1),
  UINT8(1),
  BOOL(1);

  private final int width;

  StoredType(int width) {
    this.width = width;
  }

  /** Bytes of one element. */
  public int width() {
    return width;
  }

  /** Whether {@link TensorStore#floats} can give the values. */
  public boolean isFloat() {
    return switch (this) {
      case FLOAT64, FLOAT32, FLOAT16, BFLOAT16 -> true;
      case INT64, INT32, INT16, INT8, UINT8, BOOL -> false;
    };
  }
}
