package org.courant.transformer;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Wraps TorchScript source text as the zip archive that {@code torch::jit::load} reads: a version
 * file, a pickle of the module's attributes and the code.
 *
 * <p>Source: PyTorch, {@code torch/csrc/jit/docs/serialization.md}; the opcodes are those of
 * Python's pickle protocol 2.
 */
final class ProgramArchive {
  /** Oldest archive version whose operators this text uses. */
  private static final String VERSION = "10\n";

  private static final int PROTO = 0x80;
  private static final int NEWOBJ = 0x81;
  private static final int NEWTRUE = 0x88;
  private static final int NEWFALSE = 0x89;

  private final ByteArrayOutputStream pickle = new ByteArrayOutputStream();

  private ProgramArchive() {}

  /**
   * Builds the archive.
   *
   * @param source text of the program, classes in the namespace {@code __torch__}
   * @param module name of the class to instantiate
   * @param attributes its attributes: {@link Boolean}, {@link Integer}, {@link Double} or an empty
   *     {@link List}
   */
  static byte[] of(String source, String module, Map<String, Object> attributes) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      put(zip, "program/version", VERSION.getBytes(StandardCharsets.UTF_8));
      put(zip, "program/byteorder", "little".getBytes(StandardCharsets.UTF_8));
      put(zip, "program/data.pkl", new ProgramArchive().pickle(module, attributes));
      // No constants: an empty tuple.
      put(zip, "program/constants.pkl", new byte[] {(byte) PROTO, 2, ')', '.'});
      put(zip, "program/code/__torch__.py", source.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot build the program archive", e);
    }
    return bytes.toByteArray();
  }

  private static void put(ZipOutputStream zip, String name, byte[] bytes) throws IOException {
    zip.putNextEntry(new ZipEntry(name));
    zip.write(bytes);
    zip.closeEntry();
  }

  private byte[] pickle(String module, Map<String, Object> attributes) {
    pickle.write(PROTO);
    pickle.write(2);
    ascii("c__torch__\n" + module + "\n)");
    pickle.write(NEWOBJ);
    ascii("}(");
    attributes.forEach(
        (name, value) -> {
          string(name);
          value(name, value);
        });
    // Set the items, build the object with them, stop.
    ascii("ub.");
    return pickle.toByteArray();
  }

  private void value(String name, Object value) {
    if (value instanceof Boolean flag) {
      pickle.write(flag ? NEWTRUE : NEWFALSE);
    } else if (value instanceof Integer number) {
      pickle.write('J');
      littleEndian(number);
    } else if (value instanceof Double number) {
      pickle.write('G');
      // The one big-endian number of the protocol.
      pickle.writeBytes(ByteBuffer.allocate(Double.BYTES).putDouble(number).array());
    } else if (value instanceof List<?> list && list.isEmpty()) {
      pickle.write(']');
    } else {
      throw new IllegalArgumentException("Invalid attribute " + name + ": " + value);
    }
  }

  private void string(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    pickle.write('X');
    littleEndian(bytes.length);
    pickle.writeBytes(bytes);
  }

  private void ascii(String text) {
    pickle.writeBytes(text.getBytes(StandardCharsets.US_ASCII));
  }

  private void littleEndian(int value) {
    for (int shift = 0; shift < 32; shift += 8) {
      pickle.write(value >>> shift);
    }
  }
}
