package org.courant.tokenizer;

import ai.djl.sentencepiece.SpTokenizer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.courant.checkpoint.CheckpointException;

/**
 * Text to pieces by the native SentencePiece library, which DJL unpacks from its own jar. Encoding
 * reads the native model only, so threads share one.
 */
final class PieceEncoder implements AutoCloseable {
  private final SpTokenizer tokenizer;

  private PieceEncoder(SpTokenizer tokenizer) {
    this.tokenizer = tokenizer;
  }

  /** Loads a {@code .spm} file. */
  static PieceEncoder open(Path file) {
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
    return tokenizer.tokenize(text);
  }

  @Override
  public void close() {
    tokenizer.close();
  }
}
