package org.courant.tokenizer;

import ai.djl.sentencepiece.SpTokenizer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.courant.checkpoint.CheckpointException;

/**
 * Text to pieces by the native SentencePiece library, which DJL unpacks from its own jar. Encoding
 * only reads the native model, so threads share one.
 *
 * <p>The library is version 0.2.0. Where two ways to cut a text are exactly as probable ("0" and
 * "00" or the other way round), rounding decides, and may decide otherwise in other versions.
 */
final class PieceEncoder implements AutoCloseable {
  private final Guarded<SpTokenizer> tokenizer;

  private PieceEncoder(SpTokenizer tokenizer) {
    this.tokenizer = new Guarded<>(tokenizer, tokenizer::close);
  }

  /** Loads a {@code .spm} file. */
  static PieceEncoder open(Path file) {
    // Refuses what the native library would end the process on.
    SentencePieceModel.read(file);
    try {
      return new PieceEncoder(new SpTokenizer(Files.readAllBytes(file)));
    } catch (IOException e) {
      throw new CheckpointException(file, "cannot be read: " + e, e);
    } catch (RuntimeException e) {
      throw new CheckpointException(file, "is refused by SentencePiece: " + e.getMessage(), e);
    }
  }

  /** Pieces of a text; a run of unknown characters is one piece. */
  List<String> pieces(String text) {
    return tokenizer.use(model -> model.tokenize(text));
  }

  @Override
  public void close() {
    tokenizer.close();
  }
}
