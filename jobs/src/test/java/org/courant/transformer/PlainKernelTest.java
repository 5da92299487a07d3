package org.courant.transformer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import org.courant.checkpoint.CheckpointFolder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The kernels that also run on CUDA devices, here on the processor. */
class PlainKernelTest {
  private static final int LIMIT = 12;

  @TempDir Path folder;

  static Stream<String> checkpoints() {
    return ParityRecording.CHECKPOINTS.stream();
  }

  /** On random weights a rounding may turn into another token, but it moves states little. */
  @ParameterizedTest
  @MethodSource("checkpoints")
  void roundedToBrainFloatsItStaysNearTheExactOne(String checkpoint) {
    ParityRecording recording = ParityRecording.read(checkpoint);
    ParityRecording.Case beams =
        recording.cases().stream()
            .filter(recorded -> recorded.settings().get("num_beams").asInt() > 1)
            .findFirst()
            .orElseThrow();
    CheckpointFolder folder = folder(checkpoint);
    SearchOptions options = recording.options(beams, folder.generation().decoderStartToken());
    int[] limits = new int[recording.rows().size()];
    Arrays.fill(limits, LIMIT);
    try (EncoderDecoder exact = EncoderDecoder.load(folder, Kernel.PLAIN, Device.CPU);
        EncoderDecoder rounded = EncoderDecoder.load(folder, Kernel.PLAIN_BFLOAT16, Device.CPU);
        EncodedBatch expected = exact.encode(recording.rows());
        EncodedBatch found = rounded.encode(recording.rows())) {
      for (int i = 0; i < limits.length; i++) {
        double cosine = Cosine.of(expected.means()[i], found.means()[i]);
        assertTrue(cosine > 0.99, "row " + i + ": " + cosine);
      }
      List<Hypothesis> hypotheses = new BatchSearch(rounded, options).search(found, limits);
      assertEquals(limits.length, hypotheses.size());
      hypotheses.forEach(hypothesis -> assertTrue(Double.isFinite(hypothesis.score())));
    }
  }

  @Test
  void itIsWrittenAsAnArchiveThatHoldsTheProgram() throws IOException {
    Path file = folder.resolve("network.pt");
    try (EncoderDecoder model =
            EncoderDecoder.load(folder("tiny-marian"), Kernel.PLAIN_BFLOAT16, Device.CPU);
        OutputStream out = Files.newOutputStream(file)) {
      model.write(out);
    }
    List<String> names;
    try (ZipFile zip = new ZipFile(file.toFile())) {
      names = zip.stream().map(entry -> entry.getName().replaceFirst("^[^/]*/", "")).toList();
    }
    assertTrue(names.containsAll(List.of("data.pkl", "code/__torch__.py", "data/0")), "" + names);
  }

  @Test
  void aDeviceThatIsNotThereIsNamed() {
    CheckpointFolder folder = folder("tiny-marian");
    String message =
        assertThrows(
                IllegalArgumentException.class,
                () -> EncoderDecoder.load(folder, Kernel.PLAIN, Device.cuda(63)))
            .getMessage();

    assertTrue(
        message.startsWith("Invalid device: cuda:63, this libtorch cannot use it: "), message);
  }

  private static CheckpointFolder folder(String checkpoint) {
    return CheckpointFolder.open(ParityRecording.resource("checkpoints", checkpoint));
  }
}
