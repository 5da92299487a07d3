package org.courant.checkpoint;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.IntBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StateDictFileTest {
  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "types.bin",
        "views.bin",
        "parameters.bin",
        "protocol-3.bin",
        "protocol-4.bin",
        "legacy.bin",
        "legacy-types.bin",
        "legacy-views.bin",
        "legacy-parameters.bin",
        "legacy-protocol-4.bin",
        "legacy-python-2.bin",
        "legacy-empty.bin"
      })
  void readsWhatTorchSaved(String name) throws IOException {
    JsonNode expected = new ObjectMapper().readTree(fixture("expected.json").toFile()).get(name);
    try (var file = StateDictFile.open(fixture(name))) {
      assertEquals(names(expected), List.copyOf(file.names()));
      for (String tensor : file.names()) {
        assertArrayEquals(longs(expected.get(tensor).get("shape")), file.shape(tensor), tensor);
        assertBits(expected.get(tensor).get("bits"), file.floats(tensor), tensor);
      }
    }
  }

  @Test
  void readsTheSameAsFromShards() {
    try (var file = StateDictFile.open(tiny());
        var shards =
            CheckpointFolder.open(Fixtures.checkpoint("tiny-marian-sharded")).openWeights()) {
      for (String name : shards.names()) {
        assertArrayEquals(shards.shape(name), file.shape(name), name);
        assertEquals(shards.floats(name), file.floats(name), name);
        assertTrue(file.floats(name).isReadOnly(), "mapped, not copied: " + name);
      }
      // Transformers computes these and leaves them out of safetensors.
      assertTrue(file.contains("model.encoder.embed_positions.weight"));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "legacy-types.bin, types.bin",
    "legacy-views.bin, views.bin",
    "legacy-parameters.bin, parameters.bin",
    "legacy-python-2.bin, parameters.bin",
    "legacy-marian.bin, ../checkpoints/tiny-marian-untied/pytorch_model.bin"
  })
  void readsTheSameBeforePyTorch16(String legacy, String zip) {
    try (var expected = StateDictFile.open(fixture(".").resolve(zip));
        var file = StateDictFile.open(fixture(legacy))) {
      assertEquals(List.copyOf(expected.names()), List.copyOf(file.names()));
      for (String name : expected.names()) {
        assertEquals(expected.type(name), file.type(name), name);
        assertArrayEquals(expected.shape(name), file.shape(name), name);
        assertEquals(bits(expected.floats(name)), bits(file.floats(name)), name);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"integers.bin", "legacy-integers.bin"})
  void knowsIntegersButGivesNoFloats(String name) {
    try (var file = StateDictFile.open(fixture(name))) {
      assertEquals(StoredType.INT64, file.type("int64"));
      assertEquals(StoredType.BOOL, file.type("bool"));
      assertEquals(12, file.bytes("int32"));
      var e = assertThrows(CheckpointException.class, () -> file.floats("int8"));
      assertTrue(e.getMessage().contains("tensor int8 holds INT8"), e.getMessage());
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          evil.bin     | names __builtin__.print
          legacy-evil.bin | names __builtin__.print
          nested.bin   | entry model is no tensor
          expanded.bin | tensor weight claims a size
          complex.bin  | names torch.ComplexFloatStorage
          expected.json | is no zip archive
          """)
  void refusesWhatIsNoStateDict(String name, String reason) {
    var e = assertThrows(CheckpointException.class, () -> StateDictFile.open(fixture(name)));
    assertTrue(e.getMessage().contains(name), e.getMessage());
    assertTrue(e.getMessage().contains(reason), e.getMessage());
  }

  @Test
  void readsZip64() throws IOException {
    byte[] plain = Files.readAllBytes(fixture("views.bin"));
    Path path = Files.write(folder.resolve("zip64.bin"), Zip64.rewrite(plain));
    try (var file = StateDictFile.open(path);
        var original = StateDictFile.open(fixture("views.bin"))) {
      for (String name : original.names()) {
        assertEquals(original.floats(name), file.floats(name), name);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"views.bin", "types.bin", "legacy-views.bin", "legacy-types.bin"})
  void refusesEveryTruncation(String name) throws IOException {
    byte[] whole = Files.readAllBytes(fixture(name));
    for (int length = 0; length < whole.length; length += 7) {
      Path path = Files.write(folder.resolve("cut"), Arrays.copyOf(whole, length));
      assertThrows(CheckpointException.class, () -> StateDictFile.open(path).close());
    }
  }

  /** Flipped bits are refused or change a name or a value; nothing else is ever thrown. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "views.bin",
        "types.bin",
        "protocol-4.bin",
        "integers.bin",
        "legacy-views.bin",
        "legacy-types.bin",
        "legacy-protocol-4.bin",
        "legacy-python-2.bin",
        "legacy-empty.bin"
      })
  void survivesFlippedBits(String name) throws IOException {
    byte[] whole = Files.readAllBytes(fixture(name));
    Random random = new Random(3);
    for (int round = 0; round < 400; round++) {
      byte[] flipped = whole.clone();
      for (int flips = 1 + random.nextInt(3); flips > 0; flips--) {
        flipped[random.nextInt(flipped.length)] ^= (byte) (1 << random.nextInt(8));
      }
      readOrRefuse(Files.write(folder.resolve("flipped"), flipped));
    }
  }

  /** Random opcodes reach the depths of the pickle reader that flipped bits do not. */
  @Test
  void survivesRandomPickles() {
    byte[] opcodes =
        "}])(tabesuRcqhjrQXUTKMNJ.X\u0001\u0002\u0000".getBytes(StandardCharsets.ISO_8859_1);
    Random random = new Random(4);
    for (int round = 0; round < 20_000; round++) {
      byte[] pickle = new byte[random.nextInt(60)];
      for (int i = 0; i < pickle.length; i++) {
        pickle[i] =
            random.nextInt(4) == 0
                ? (byte) (0x80 + random.nextInt(24))
                : opcodes[random.nextInt(opcodes.length)];
      }
      try {
        StateDictPickle.read(Path.of("random"), ByteBuffer.wrap(pickle));
      } catch (CheckpointException e) {
        assertTrue(e.getMessage().contains("random"), e.getMessage());
      }
    }
  }

  private static void readOrRefuse(Path path) {
    try (var file = StateDictFile.open(path)) {
      file.names().stream().filter(n -> file.type(n).isFloat()).forEach(file::floats);
    } catch (CheckpointException e) {
      assertTrue(e.getMessage().contains("flipped"), e.getMessage());
    }
  }

  /** Floats as bits, in which NaN equals itself. */
  private static IntBuffer bits(ByteBuffer floats) {
    return floats.asIntBuffer();
  }

  private static void assertBits(JsonNode bits, ByteBuffer values, String tensor) {
    assertEquals(bits.size() * Float.BYTES, values.remaining(), tensor);
    for (int i = 0; i < bits.size(); i++) {
      float expected = Float.intBitsToFloat(bits.get(i).intValue());
      // Equal as objects: -0 is not 0, and all NaN are one.
      assertEquals((Float) expected, (Float) values.getFloat(i * Float.BYTES), tensor);
    }
  }

  private static List<String> names(JsonNode object) {
    List<String> names = new ArrayList<>();
    object.fieldNames().forEachRemaining(names::add);
    return names;
  }

  private static long[] longs(JsonNode list) {
    long[] longs = new long[list.size()];
    for (int i = 0; i < longs.length; i++) {
      longs[i] = list.get(i).longValue();
    }
    return longs;
  }

  private static Path tiny() {
    return Fixtures.checkpoint("tiny-marian-untied").resolve("pytorch_model.bin");
  }

  private static Path fixture(String name) {
    return Fixtures.path("state-dicts/" + name);
  }
}
