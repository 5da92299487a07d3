package org.courant.checkpoint;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NpzFileTest {
  private static final String FLOATS =
      "{'descr': '<f4', 'fortran_order': False, 'shape': (2, 3), }";

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(ints = {ZipEntry.STORED, ZipEntry.DEFLATED})
  void readsFloats(int method) throws IOException {
    byte[] zip = zip(method, npy(FLOATS, floats(1, 2, 3, 4, 5, 6)));
    try (NpzFile file = NpzFile.open(write(zip))) {
      assertArrayEquals(new long[] {2, 3}, file.shape("a"));
      assertEquals(StoredType.FLOAT32, file.type("a"));
      assertEquals(24, file.bytes("a"));
      assertEquals(6f, file.floats("a").getFloat(20));
    }
  }

  /** The directory as of an archive above 4 GiB. */
  @Test
  void readsZip64() throws IOException {
    byte[] zip = zip(ZipEntry.STORED, npy(FLOATS, floats(1, 2, 3, 4, 5, 6)));
    try (NpzFile file = NpzFile.open(write(Zip64.rewrite(zip)))) {
      assertEquals(2f, file.floats("a").getFloat(4));
    }
  }

  @Test
  void readsOtherTypes() throws IOException {
    String half = "{'shape': (1,), 'fortran_order': False, 'descr': '<f2'}";
    try (NpzFile file =
        NpzFile.open(write(zip(ZipEntry.STORED, npy(half, new byte[] {0, 0x3c}))))) {
      assertEquals(1f, file.floats("a").getFloat(0));
    }
    // Marian's writer gives even a byte an order.
    String bytes = "{'descr': '<i1', 'fortran_order': False, 'shape': (2,), }";
    try (NpzFile file =
        NpzFile.open(write(zip(ZipEntry.DEFLATED, npy(bytes, new byte[] {65, 0}))))) {
      assertArrayEquals(new byte[] {65, 0}, file.byteValues("a"));
      assertThrows(CheckpointException.class, () -> file.floats("a"));
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          <f4 | >f4 | holds values of type >f4
          <f4 | =O | holds values of type =O
          <f4 | <c8 | holds values of type <c8
          False | True | is not in C order
          (2, 3) | (2, 4) | has 24 bytes of values, but its shape [2, 4] needs 32
          (2, 3) | (2, 2) | needs 16
          (2, 3) | (4294967296, 4294967296) | claims the shape
          (2, 3) | (99999999999999999999,) | claims the shape
          'shape' | 'shape': (1,), 'shape' | has the header
          'shape' | 'size' | has the header
          '<f4' | [('x', '<f4')] | has the header
          """)
  void refusesAHeaderThatIsNotTrue(String good, String bad, String reason) throws IOException {
    assertTrue(FLOATS.contains(good), good);
    String header = FLOATS.replace(good, bad);
    refuses(zip(ZipEntry.STORED, npy(header, floats(1, 2, 3, 4, 5, 6))), "a.npy", reason);
  }

  @Test
  void refusesWhatIsNoArray() throws IOException {
    refuses(zip(ZipEntry.STORED, new byte[3]), "a.npy", "ends before the header");
    refuses(zip(ZipEntry.STORED, new byte[300]), "a.npy", "is no array that NumPy saved");
    byte[] lying = npy(FLOATS, floats(1));
    lying[9] = 0x7f;
    refuses(zip(ZipEntry.STORED, lying), "a.npy", "says its header has");
    refuses(new byte[100], "npz", "is no zip archive");
  }

  /** A deflated entry that claims a hundred megabytes. */
  @Test
  void refusesAnEntryThatCannotBeAsLongAsItSays() throws IOException {
    byte[] zip = zip(ZipEntry.DEFLATED, npy(FLOATS, floats(1, 2, 3, 4, 5, 6)));
    ByteBuffer bytes = ByteBuffer.wrap(zip).order(ByteOrder.LITTLE_ENDIAN);
    int directory = bytes.getInt(zip.length - 6);
    bytes.putInt(directory + 24, 100_000_000);
    refuses(zip, "npz", "entry a.npy has");
  }

  @ParameterizedTest
  @ValueSource(ints = {ZipEntry.STORED, ZipEntry.DEFLATED})
  void survivesFlippedBitsAndTruncation(int method) throws IOException {
    byte[] whole = zip(method, npy(FLOATS, floats(1, 2, 3, 4, 5, 6)));
    Random random = new Random(5);
    for (int round = 0; round < 1500; round++) {
      byte[] changed = whole.clone();
      for (int flips = 1 + random.nextInt(3); flips > 0; flips--) {
        changed[random.nextInt(changed.length)] ^= (byte) (1 << random.nextInt(8));
      }
      readOrRefuse(changed);
    }
    for (int length = 0; length < whole.length; length++) {
      byte[] cut = Arrays.copyOf(whole, length);
      assertThrows(CheckpointException.class, () -> NpzFile.open(write(cut)).close());
    }
  }

  private void readOrRefuse(byte[] zip) throws IOException {
    try (NpzFile file = NpzFile.open(write(zip))) {
      file.names().stream().filter(name -> file.type(name).isFloat()).forEach(file::floats);
    } catch (CheckpointException e) {
      assertTrue(e.getMessage().contains("npz"), e.getMessage());
    }
  }

  private void refuses(byte[] zip, String what, String reason) throws IOException {
    Path path = write(zip);
    var e = assertThrows(CheckpointException.class, () -> NpzFile.open(path));
    assertTrue(e.getMessage().contains(what), e.getMessage());
    assertTrue(e.getMessage().contains(reason), e.getMessage());
  }

  private Path write(byte[] content) throws IOException {
    return Files.write(folder.resolve("model.npz"), content);
  }

  private static byte[] floats(float... values) {
    ByteBuffer bytes =
        ByteBuffer.allocate(values.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    for (float value : values) {
      bytes.putFloat(value);
    }
    return bytes.array();
  }

  /** An array as Marian's writer saves it: version 1.0, padded to 16 bytes. */
  private static byte[] npy(String header, byte[] values) {
    int length = (10 + header.length() + 1 + 15) / 16 * 16 - 10;
    ByteBuffer bytes =
        ByteBuffer.allocate(10 + length + values.length).order(ByteOrder.LITTLE_ENDIAN);
    bytes.put("\u0093NUMPY\u0001\u0000".getBytes(StandardCharsets.ISO_8859_1));
    bytes.putShort((short) length);
    String padded = header + " ".repeat(length - 1 - header.length()) + "\n";
    return bytes.put(padded.getBytes(StandardCharsets.ISO_8859_1)).put(values).array();
  }

  private static byte[] zip(int method, byte[] content) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream out = new ZipOutputStream(bytes)) {
      ZipEntry entry = new ZipEntry("a.npy");
      CRC32 sum = new CRC32();
      sum.update(content);
      entry.setMethod(method);
      entry.setSize(content.length);
      entry.setCrc(sum.getValue());
      out.putNextEntry(entry);
      out.write(content);
    }
    return bytes.toByteArray();
  }
}
