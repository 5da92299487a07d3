package org.courant.checkpoint;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What stands before the values of an array that NumPy saved. Arrays of Python objects, which would
 * be pickled, and structured types are refused.
 *
 * @param type of one element
 * @param shape sizes of the dimensions
 * @param length bytes before the first value
 * @param bytes of the values
 * @see <a href="https://numpy.org/neps/nep-0001-npy-format.html">the format</a>
 */
record NpyHeader(StoredType type, List<Long> shape, int length, long bytes) {
  /** Enough for any header here: NumPy pads to 64 bytes, and dimensions are few. */
  static final int MOST_BYTES = 4096;

  private static final byte[] MAGIC = "\u0093NUMPY".getBytes(StandardCharsets.ISO_8859_1);

  /** A field of the Python dictionary. */
  private static final Pattern FIELD =
      Pattern.compile(
          "\\s*'(\\w+)'\\s*:\\s*('[^']*'|True|False|\\([\\d,\\sL]*\\))\\s*(?:,\\s*|(?=\\}))");

  private static final Map<String, StoredType> TYPES =
      Map.of(
          "f8", StoredType.FLOAT64,
          "f4", StoredType.FLOAT32,
          "f2", StoredType.FLOAT16,
          "i8", StoredType.INT64,
          "i4", StoredType.INT32,
          "i2", StoredType.INT16,
          "i1", StoredType.INT8,
          "u1", StoredType.UINT8,
          "b1", StoredType.BOOL);

  NpyHeader {
    shape = List.copyOf(shape);
  }

  /**
   * Reads a header.
   *
   * @param head the first bytes of an array, little-endian
   * @throws IllegalArgumentException with the reason, for anything this program cannot read
   */
  static NpyHeader read(ByteBuffer head) {
    byte[] magic = new byte[MAGIC.length];
    if (head.remaining() < MAGIC.length + 6) {
      throw new IllegalArgumentException("ends before the header of an array does");
    }
    head.get(0, magic);
    int version = head.get(6);
    if (!Arrays.equals(magic, MAGIC) || version < 1 || version > 3) {
      throw new IllegalArgumentException("is no array that NumPy saved");
    }
    int start = version == 1 ? 10 : 12;
    long length = version == 1 ? Short.toUnsignedLong(head.getShort(8)) : unsigned(head.getInt(8));
    if (length > head.limit() - start) {
      throw new IllegalArgumentException(
          "says its header has " + length + " bytes, which it cannot have");
    }
    byte[] text = new byte[(int) length];
    head.get(start, text);
    return of(fields(new String(text, StandardCharsets.ISO_8859_1)), start + text.length);
  }

  private static long unsigned(int value) {
    return Integer.toUnsignedLong(value);
  }

  private static Map<String, String> fields(String text) {
    String trimmed = text.strip();
    Matcher matcher = FIELD.matcher(trimmed);
    Map<String, String> fields = new HashMap<>();
    int at = 1;
    boolean twice = false;
    while (at < trimmed.length() && matcher.region(at, trimmed.length()).lookingAt()) {
      twice |= fields.put(matcher.group(1), matcher.group(2)) != null;
      at = matcher.end();
    }
    boolean whole =
        trimmed.startsWith("{") && trimmed.substring(Math.min(at, trimmed.length())).equals("}");
    if (!whole || twice || !fields.keySet().equals(Set.of("descr", "fortran_order", "shape"))) {
      throw new IllegalArgumentException(
          "has the header " + shown(trimmed) + ", which is not supported");
    }
    return fields;
  }

  private static NpyHeader of(Map<String, String> fields, int length) {
    StoredType type = type(fields.get("descr"));
    if (!fields.get("fortran_order").equals("False")) {
      throw new IllegalArgumentException("is not in C order (fortran_order is True)");
    }
    List<Long> shape = shape(fields.get("shape"));
    try {
      return new NpyHeader(type, shape, length, StoredTensor.bytes(type, shape));
    } catch (ArithmeticException e) {
      throw new IllegalArgumentException("claims the shape " + shape, e);
    }
  }

  /** {@code '<f4'}: the order of bytes, the kind, and the width. */
  private static StoredType type(String descr) {
    String name = descr.replace("'", "");
    StoredType type = name.isEmpty() ? null : TYPES.get(name.substring(1));
    if (type != null && (name.charAt(0) == '<' || (name.charAt(0) == '|' && type.width() == 1))) {
      return type;
    }
    throw new IllegalArgumentException(
        "holds values of type "
            + shown(name)
            + ", must be little-endian floats or integers, such as <f4");
  }

  private static List<Long> shape(String tuple) {
    List<Long> shape = new ArrayList<>();
    try {
      for (String size : tuple.replaceAll("[()\\sL]", "").split(",", -1)) {
        if (!size.isEmpty()) {
          shape.add(Long.parseLong(size));
        }
      }
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("claims the shape " + shown(tuple), e);
    }
    return shape;
  }

  private static String shown(String text) {
    return text.length() <= 120 ? text : text.substring(0, 120) + "…";
  }
}
