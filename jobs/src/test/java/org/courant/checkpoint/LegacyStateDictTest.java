package org.courant.checkpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Lies about one part of a file at a time; StateDictFileTest reads good ones. */
class LegacyStateDictTest {
  private static final String KEYS = "(?s)\\]q\u0000(X.{4}\\d+)q\u0001a";

  @TempDir Path folder;

  /** What to replace in {@code legacy.bin}, a state dict of two floats, and the reason expected. */
  static Stream<Arguments> lies() {
    return Stream.of(
        Arguments.of("l\u00fc\u009cF", "m\u00fc\u009cF", "without the magic number"),
        Arguments.of("M\u00e9\u0003\\.", "M\u00ea\u0003.", "with version 1002, only 1001"),
        Arguments.of("M\u00e9\u0003\\.", "}.", "with no version number, only 1001"),
        Arguments.of("endianq\u0002\u0088", "endianq\u0002\u0089", "saved on a big-endian machine"),
        Arguments.of("little_endian", "little_indian", "does not say whether"),
        Arguments.of("_utils", "_evils", "names torch._evils._rebuild_tensor_v2"),
        Arguments.of("Ntq\u0007Q", "K\u0001tq\u0007Q", " is a view of another one"),
        Arguments.of(
            "K\u0002N", "K\u0001N", " has 2 elements at byte 346, but its state dict says"),
        Arguments.of(
            "K\u0002N", "K\u0003N", "12 bytes after byte 354, but the file ends at byte 362"),
        Arguments.of("FloatS", "DoubleS", " of 2 FLOAT64 takes 16 bytes after byte 355, but"),
        Arguments.of(
            "K\u0002N",
            "\u008a\u0008\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff\u000fN",
            "takes 4,611,686,018,427,387,900 bytes after byte 362"),
        Arguments.of(KEYS, "}", "has no list of storages"),
        Arguments.of(KEYS, "]", "does not list storage 9"),
        Arguments.of(KEYS, "]($1$1e", "twice"),
        Arguments.of(KEYS, "]X\u0001\u0000\u0000\u0000xa", "lists storage x, which its state dict"),
        Arguments.of(KEYS, "]q\u0000h\u0000a", "lists a storage whose key is no text"));
  }

  @ParameterizedTest
  @MethodSource("lies")
  void refusesALie(String truth, String lie, String reason) throws IOException {
    assertRefused(changed("legacy.bin", truth, lie), reason);
  }

  @Test
  void refusesOneStorageOfTwoSizes() throws IOException {
    Path path = changed("legacy-views.bin", "(?s)^(.*)K\u0018N", "$1K\u0017N");

    assertRefused(path, " is said to hold 24 FLOAT32, and elsewhere 23 FLOAT32");
  }

  @Test
  void boundsEachPickle() throws IOException {
    String text = "X\u0088\u0013\u0000\u0000" + "a".repeat(5000);
    Path path = changed("legacy.bin", "(?s)X.{4}protocol_version", text);

    // The third pickle starts at byte 21 and may have 4096.
    assertRefused(path, "it has not ended by byte 4117");
  }

  @Test
  void refusesOtherPickles() throws IOException {
    byte[] emptyDict = {(byte) 0x80, 2, '}', '.'};

    assertRefused(Files.write(folder.resolve("empty"), emptyDict), "without the magic number");
  }

  @Test
  void saysWhatToDoWithATar() throws IOException {
    ByteBuffer header = ByteBuffer.allocate(1024);
    header.put(0, "sys_info".getBytes(StandardCharsets.US_ASCII));
    header.put(257, "ustar".getBytes(StandardCharsets.US_ASCII));

    assertRefused(
        Files.write(folder.resolve("tar"), header.array()),
        "is a tar archive, as PyTorch before 0.1.10 (2017) saved, which is not read; load it in");
  }

  /** Storages start where the pickles end: at any address. */
  @Test
  void mapsWhatIsAlignedAndCopiesTheRest() throws IOException {
    List<Integer> mapped = new ArrayList<>();
    for (int padding = 1; padding <= Float.BYTES; padding++) {
      String text = "X" + (char) (5 + padding) + "\u0000\u0000\u0000short" + "_".repeat(padding);
      Path path = changed("legacy.bin", "(?s)X.{4}short", text);
      try (var file = StateDictFile.open(path)) {
        ByteBuffer weight = file.floats("weight");
        assertTrue(weight.isDirect());
        assertEquals(List.of(1f, 1f), List.of(weight.getFloat(0), weight.getFloat(Float.BYTES)));
        if (weight.isReadOnly()) {
          mapped.add(padding);
        }
      }
    }
    // The values of the original start at byte 354.
    assertEquals(List.of(2), mapped);
  }

  @Test
  void readsTensorsOfBeforePyTorch04() throws IOException {
    String gradients = "(?s)_v2(.*)\u0089ccollections.*?\\)Rq\u000bt";
    Path path = changed("legacy.bin", gradients, "$1t");

    try (var file = StateDictFile.open(path)) {
      assertEquals(1, file.floats("weight").getFloat(Float.BYTES));
    }
  }

  /** As torch.load, which stops after the last storage. */
  @Test
  void leavesOutWhatFollows() throws IOException {
    Path path = changed("legacy.bin", "\\z", "more");

    try (var file = StateDictFile.open(path)) {
      assertEquals(1, file.floats("weight").getFloat(Float.BYTES));
    }
  }

  private static void assertRefused(Path path, String reason) {
    var e = assertThrows(CheckpointException.class, () -> StateDictFile.open(path));
    assertTrue(e.getMessage().startsWith("Cannot use " + path + ": "), e.getMessage());
    assertTrue(e.getMessage().contains(reason), e.getMessage());
  }

  /** A copy of a fixture with the first match replaced; its bytes are read as Latin-1. */
  private Path changed(String fixture, String pattern, String replacement) throws IOException {
    byte[] bytes = Files.readAllBytes(Fixtures.path("state-dicts/" + fixture));
    String whole = new String(bytes, StandardCharsets.ISO_8859_1);
    String changed = whole.replaceFirst(pattern, replacement);
    assertNotEquals(whole, changed);
    return Files.write(
        folder.resolve("changed.bin"), changed.getBytes(StandardCharsets.ISO_8859_1));
  }
}
