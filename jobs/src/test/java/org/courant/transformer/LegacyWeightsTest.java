package org.courant.transformer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.List;
import org.courant.checkpoint.CheckpointFolder;
import org.courant.checkpoint.Fixtures;
import org.courant.transformer.ParityRecording.Case;
import org.courant.transformer.ParityRecording.Result;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Weights in the format of before PyTorch 1.6 give the ids recorded for the checkpoint. */
class LegacyWeightsTest {
  private static final String CHECKPOINT = "tiny-marian-untied";

  @Test
  void idsEqualTheReference(@TempDir Path temporary) throws IOException {
    Path copy = Fixtures.copy(Fixtures.checkpoint(CHECKPOINT), temporary.resolve("legacy"));
    Files.copy(
        Fixtures.path("state-dicts/legacy-marian.bin"),
        copy.resolve("pytorch_model.bin"),
        StandardCopyOption.REPLACE_EXISTING);
    CheckpointFolder folder = CheckpointFolder.open(copy);
    ParityRecording recording = ParityRecording.read(CHECKPOINT);
    assertFalse(recording.cases().isEmpty());
    try (EncoderDecoder model = EncoderDecoder.load(folder, Kernel.FLOAT32, Device.CPU)) {
      for (Case settings : recording.cases()) {
        check(model, folder.generation().decoderStartToken(), recording, settings);
      }
    }
  }

  private static void check(
      EncoderDecoder model, int start, ParityRecording recording, Case settings) {
    List<Result> expected = settings.results();
    List<int[]> sources = expected.stream().map(r -> recording.rows().get(r.row())).toList();
    int[] limits = new int[expected.size()];
    Arrays.fill(limits, settings.limit());
    try (EncodedBatch encoded = model.encode(sources)) {
      List<Hypothesis> found =
          new BatchSearch(model, recording.options(settings, start)).search(encoded, limits);
      for (int i = 0; i < expected.size(); i++) {
        assertArrayEquals(
            expected.get(i).ids(), found.get(i).tokens(), settings + ", row " + expected.get(i));
      }
    }
  }
}
