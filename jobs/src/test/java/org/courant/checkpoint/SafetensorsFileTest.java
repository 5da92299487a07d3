package org.courant.checkpoint;

import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.SPARSE;
import static java.nio.file.StandardOpenOption.WRITE;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SafetensorsFileTest {
  private static final byte[] DATA = new byte[24];

  @TempDir Path folder;

  @Test
  void readsWhatTransformersSaved() {
    try (var file = SafetensorsFile.open(tiny("tiny-marian"))) {
      assertArrayEquals(new long[] {504, 32}, file.shape("model.shared.weight"));
      assertEquals(StoredType.FLOAT32, file.type("model.shared.weight"));
      assertEquals(504 * 32 * 4, file.bytes("model.shared.weight"));
      ByteBuffer values = file.floats("model.shared.weight");
      assertTrue(values.isDirect());
      assertTrue(values.isReadOnly(), "a view on the mapping, not a copy");
      assertEquals(ByteOrder.LITTLE_ENDIAN, values.order());
      assertEquals(504 * 32 * 4, values.remaining());
    }
  }

  @Test
  void convertsHalfPrecision() {
    try (var file = SafetensorsFile.open(tiny("tiny-marian-multi"))) {
      assertEquals(StoredType.FLOAT16, file.type("model.shared.weight"));
      ByteBuffer values = file.floats("model.shared.weight");
      double squares = 0;
      while (values.hasRemaining()) {
        double value = values.getFloat();
        squares += value * value;
      }
      // Drawn with a deviation of 0.35 / sqrt(width).
      assertEquals(0.35, Math.sqrt(squares / 506), 0.01);
    }
  }

  @Test
  void convertsEveryFloatingType() throws IOException {
    ByteBuffer data = ByteBuffer.allocate(28).order(ByteOrder.LITTLE_ENDIAN);
    data.putDouble(1.5).putDouble(-1e300).putFloat(2.5f).putShort((short) 0x3fc0);
    data.putShort((short) 0x0001).putShort((short) 0xfbff).putShort((short) 0x7c00);
    Path path =
        write(
            """
            {"d":{"dtype":"F64","shape":[2],"data_offsets":[0,16]},
             "f":{"dtype":"F32","shape":[],"data_offsets":[16,20]},
             "b":{"dtype":"BF16","shape":[1],"data_offsets":[20,22]},
             "h":{"dtype":"F16","shape":[1,3],"data_offsets":[22,28]}}""",
            data.array());
    try (var file = SafetensorsFile.open(path)) {
      assertEquals(List.of("d", "f", "b", "h"), List.copyOf(file.names()));
      assertFloats(file, "d", 1.5f, Float.NEGATIVE_INFINITY);
      assertFloats(file, "f", 2.5f);
      assertFloats(file, "b", 1.5f);
      assertFloats(file, "h", 0x1p-24f, -65504f, Float.POSITIVE_INFINITY);
    }
  }

  @Test
  void givesBuffersThatOutliveTheFile() throws IOException {
    Path path = write(header("F32", "[6]", 0, 24), DATA);
    SafetensorsFile file = SafetensorsFile.open(path);
    ByteBuffer values = file.floats("w");
    file.close();
    assertEquals(0f, values.getFloat(20));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          F32  | [6]      | 0 | 28 | data_offsets [0, 28] in 24 bytes
          F32  | [6]      | -4 | 20 | data_offsets [-4, 20]
          F32  | [6]      | 24 | 0 | data_offsets [24, 0]
          F32  | [5]      | 0 | 24 | has 24 bytes, but FLOAT32 of shape [5]
          F32  | [-6]     | 0 | 24 | impossible shape [-6]
          F32  | [4294967296,4294967296] | 0 | 24 | impossible shape
          F32  | [5]      | 4 | 24 | starts at byte
          F32  | 6        | 0 | 24 | shape is 6, must be a list
          F32  | [6.0]    | 0 | 24 | must be a list of whole numbers
          F8_E5M2 | [24]  | 0 | 24 | dtype F8_E5M2
          """)
  void refusesAHeaderThatLies(String dtype, String shape, long from, long to, String reason)
      throws IOException {
    Path path = write(header(dtype, shape, from, to), DATA);
    var e = assertThrows(CheckpointException.class, () -> SafetensorsFile.open(path));
    assertTrue(e.getMessage().contains(path.toString()), e.getMessage());
    assertTrue(e.getMessage().contains("w"), e.getMessage());
    assertTrue(e.getMessage().contains(reason), e.getMessage());
  }

  @Test
  void refusesOverlapsAndGapsAndDuplicates() throws IOException {
    String a = "\"a\":{\"dtype\":\"U8\",\"shape\":[%d],\"data_offsets\":[0,%<d]}";
    String b = "\"b\":{\"dtype\":\"U8\",\"shape\":[%d],\"data_offsets\":[%d,%d]}";
    assertRefused("{" + a.formatted(12) + "," + b.formatted(14, 10, 24) + "}", "tensor b starts");
    assertRefused("{" + a.formatted(8) + "," + b.formatted(14, 10, 24) + "}", "tensor b starts");
    assertRefused("{" + a.formatted(12) + "," + a.formatted(24) + "}", "Duplicate");
    assertRefused("{" + a.formatted(12) + "}", "12 bytes after the last tensor");
    assertRefused("{\"a\":{\"dtype\":\"U8\",\"shape\":[24]}}", "tensor a is described by");
    assertRefused("{\"__metadata__\":{\"format\":1}}", "must be a text");
    assertRefused("[1]", "no JSON object");
    assertRefused("{} x", "not valid JSON");
  }

  @Test
  void refusesImpossibleHeaderLengths() throws IOException {
    for (long length : new long[] {0, -1, Long.MIN_VALUE, 1 << 20, 1L << 40}) {
      byte[] bytes = ByteBuffer.allocate(64).order(ByteOrder.LITTLE_ENDIAN).putLong(length).array();
      Path path = Files.write(folder.resolve("length"), bytes);
      var e = assertThrows(CheckpointException.class, () -> SafetensorsFile.open(path));
      assertTrue(e.getMessage().contains("claims a header of"), e.getMessage());
    }
  }

  @Test
  void namesWhatIsMissing() throws IOException {
    var absent = folder.resolve("absent.safetensors");
    var e = assertThrows(CheckpointException.class, () -> SafetensorsFile.open(absent));
    assertTrue(e.getMessage().contains("absent.safetensors"), e.getMessage());
    try (var file = SafetensorsFile.open(write(header("I32", "[6]", 0, 24), DATA))) {
      var tensor = assertThrows(CheckpointException.class, () -> file.floats("v"));
      assertTrue(tensor.getMessage().contains("has no tensor v"), tensor.getMessage());
      var type = assertThrows(CheckpointException.class, () -> file.floats("w"));
      assertTrue(type.getMessage().contains("tensor w holds INT32"), type.getMessage());
    }
  }

  @Test
  void refusesEveryTruncation() throws IOException {
    byte[] whole = Files.readAllBytes(tiny("tiny-marian-multi"));
    Random random = new Random(1);
    for (int round = 0; round < 200; round++) {
      int length = round < 20 ? round : random.nextInt(whole.length);
      Path path = Files.write(folder.resolve("cut"), Arrays.copyOf(whole, length));
      assertThrows(CheckpointException.class, () -> SafetensorsFile.open(path).close());
    }
  }

  /** A flipped bit in the header is refused, or only renames something; nothing else is thrown. */
  @Test
  void survivesFlippedBits() throws IOException {
    String json =
        "{\"__metadata__\":{\"format\":\"pt\"}," + header("F16", "[2,6]", 0, 24).substring(1);
    byte[] whole = Files.readAllBytes(write(json, DATA));
    int header = 8 + json.length();
    Random random = new Random(2);
    for (int round = 0; round < 2000; round++) {
      byte[] flipped = whole.clone();
      flipped[random.nextInt(header)] ^= (byte) (1 << random.nextInt(8));
      Path path = Files.write(folder.resolve("flipped"), flipped);
      try (var file = SafetensorsFile.open(path)) {
        file.names().stream().filter(n -> file.type(n).isFloat()).forEach(file::floats);
      } catch (CheckpointException e) {
        assertTrue(e.getMessage().contains("flipped"), e.getMessage());
      }
    }
  }

  @Test
  void readsBeyondTwoGibibytes() throws IOException {
    long filler = 3L << 30;
    String header =
        """
        {"filler":{"dtype":"I8","shape":[%d],"data_offsets":[0,%<d]},
         "w":{"dtype":"F32","shape":[2],"data_offsets":[%<d,%d]}}"""
            .formatted(filler, filler + 8);
    Path path = folder.resolve("large.safetensors");
    ByteBuffer start = ByteBuffer.wrap(Files.readAllBytes(write(header, new byte[0])));
    ByteBuffer end = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN);
    end.putFloat(1.5f).putFloat(-2f).flip();
    // The gap takes no space on disk.
    try (var out = FileChannel.open(path, CREATE_NEW, WRITE, SPARSE)) {
      long data = start.remaining() + filler;
      out.write(start);
      out.write(end, data);
    }
    try (var file = SafetensorsFile.open(path)) {
      assertEquals(filler, file.bytes("filler"));
      assertFloats(file, "w", 1.5f, -2f);
    }
  }

  private void assertRefused(String header, String reason) throws IOException {
    Path path = write(header, DATA);
    var e = assertThrows(CheckpointException.class, () -> SafetensorsFile.open(path));
    assertTrue(e.getMessage().contains(reason), e.getMessage());
  }

  private static void assertFloats(TensorStore file, String name, float... expected) {
    float[] values = new float[expected.length];
    file.floats(name).asFloatBuffer().get(values);
    assertArrayEquals(expected, values);
  }

  private static String header(String dtype, String shape, long from, long to) {
    return "{\"w\":{\"dtype\":\"%s\",\"shape\":%s,\"data_offsets\":[%d,%d]}}"
        .formatted(dtype, shape, from, to);
  }

  private Path write(String header, byte[] data) throws IOException {
    byte[] json = header.getBytes(StandardCharsets.UTF_8);
    ByteBuffer bytes =
        ByteBuffer.allocate(8 + json.length + data.length).order(ByteOrder.LITTLE_ENDIAN);
    bytes.putLong(json.length).put(json).put(data);
    return Files.write(folder.resolve("w.safetensors"), bytes.array());
  }

  private static Path tiny(String checkpoint) {
    return Fixtures.checkpoint(checkpoint).resolve("model.safetensors");
  }
}
