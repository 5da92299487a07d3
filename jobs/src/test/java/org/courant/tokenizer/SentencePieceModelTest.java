package org.courant.tokenizer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.courant.checkpoint.CheckpointException;
import org.courant.checkpoint.Fixtures;
import org.courant.tokenizer.SentencePieceModel.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SentencePieceModelTest {
  @TempDir Path folder;

  @Test
  void readsPiecesAndTheirKinds() {
    SentencePieceModel model = SentencePieceModel.read(spm("tiny-marian-untied"));
    assertEquals(400, model.kinds().size());
    assertEquals(Kind.UNKNOWN, model.kind("<unk>"));
    assertEquals(Kind.CONTROL, model.kind("</s>"));
    assertEquals(Kind.BYTE, model.kind("<0xE2>"));
    assertEquals(Kind.NORMAL, model.kind("▁The"));
    assertEquals(Kind.UNKNOWN, model.kind("absent"));
    assertTrue(model.dropsLeadingSpaces());
  }

  @Test
  void refusesWhatIsNoModel() throws IOException {
    Path file = Files.writeString(folder.resolve("source.spm"), "no model at all");
    var e = assertThrows(CheckpointException.class, () -> SentencePieceModel.read(file));
    assertTrue(e.getMessage().contains("source.spm"), e.getMessage());
    Files.write(file, new byte[0]);
    assertThrows(CheckpointException.class, () -> SentencePieceModel.read(file));
    assertThrows(CheckpointException.class, () -> PieceEncoder.open(file));
  }

  @Test
  void survivesFlippedBits() throws IOException {
    byte[] whole = Files.readAllBytes(spm("tiny-marian"));
    Random random = new Random(7);
    for (int round = 0; round < 2000; round++) {
      byte[] flipped = whole.clone();
      flipped[random.nextInt(flipped.length)] ^= (byte) (1 << random.nextInt(8));
      try {
        assertFalse(SentencePieceModel.parse(flipped).kinds().isEmpty());
      } catch (IllegalArgumentException e) {
        assertFalse(e.getMessage().isEmpty());
      }
    }
  }

  private static Path spm(String checkpoint) {
    return Fixtures.checkpoint(checkpoint).resolve("source.spm");
  }
}
