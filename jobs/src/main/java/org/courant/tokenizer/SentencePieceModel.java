package org.courant.tokenizer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.courant.checkpoint.CheckpointException;

/**
 * What decoding needs of a {@code .spm} file: the kinds of its pieces and its rules for spaces.
 *
 * @param kinds the kind of each piece
 * @param unknownText what the unknown piece becomes
 * @param dropsLeadingSpace whether a text's first space is an artefact of encoding
 * @param dropsLeadingSpaces whether all of its first spaces are
 * @see <a
 *     href="https://github.com/google/sentencepiece/blob/master/src/sentencepiece_model.proto">the
 *     format</a>
 */
record SentencePieceModel(
    Map<String, Kind> kinds,
    String unknownText,
    boolean dropsLeadingSpace,
    boolean dropsLeadingSpaces) {

  /** Kinds of pieces, by their number in the file. */
  enum Kind {
    NORMAL(1),
    UNKNOWN(2),
    CONTROL(3),
    USER_DEFINED(4),
    UNUSED(5),
    BYTE(6);

    private final int number;

    Kind(int number) {
      this.number = number;
    }

    static Kind of(long number) {
      for (Kind kind : values()) {
        if (kind.number == number) {
          return kind;
        }
      }
      throw new IllegalArgumentException("a piece of the unknown kind " + number);
    }
  }

  private static final String UNKNOWN_TEXT = " \u2047 ";

  SentencePieceModel {
    kinds = Map.copyOf(kinds);
  }

  /** Reads a file. */
  static SentencePieceModel read(Path file) {
    try {
      return parse(Files.readAllBytes(file));
    } catch (IOException | IllegalArgumentException e) {
      throw new CheckpointException(file, "is no SentencePiece model: " + e.getMessage(), e);
    }
  }

  /** Parses a file's bytes; what is no model is an IllegalArgumentException. */
  static SentencePieceModel parse(byte[] bytes) {
    Fields fields = new Fields();
    ProtobufReader model = new ProtobufReader(bytes);
    while (model.next()) {
      switch (model.field()) {
        case 1 -> fields.addPiece(model.message());
        case 2 -> fields.readTrainer(model.message());
        case 3 -> fields.readNormalizer(model.message());
        case 5 -> requireNoRules(model.message());
        default -> {} // samples of a self-test, and extensions
      }
    }
    if (fields.kinds.isEmpty()) {
      throw new IllegalArgumentException("it has no pieces");
    }
    return new SentencePieceModel(
        fields.kinds,
        fields.unknownText,
        fields.addsPrefix || fields.removesSpaces,
        fields.removesSpaces);
  }

  private static void requireNoRules(ProtobufReader denormalizer) {
    while (denormalizer.next()) {
      if (denormalizer.field() == 2 && !denormalizer.isEmpty()) {
        throw new IllegalArgumentException("it rewrites decoded text, which is not supported");
      }
    }
  }

  boolean has(String piece) {
    return kinds.containsKey(piece);
  }

  /** The kind of a piece, unknown if the model lacks it. */
  Kind kind(String piece) {
    return kinds.getOrDefault(piece, Kind.UNKNOWN);
  }

  /** The file's fields while they are read, with the defaults of the format. */
  private static final class Fields {
    private final Map<String, Kind> kinds = new HashMap<>();
    private String unknownText = UNKNOWN_TEXT;
    private boolean addsPrefix = true;
    private boolean removesSpaces = true;

    private void addPiece(ProtobufReader message) {
      String piece = "";
      Kind kind = Kind.NORMAL;
      while (message.next()) {
        switch (message.field()) {
          case 1 -> piece = message.text();
          case 3 -> kind = Kind.of(message.number());
          default -> {} // the score
        }
      }
      // The native library ends the process on a piece that a C string cannot hold.
      if (piece.isEmpty() || piece.indexOf('\0') >= 0) {
        throw new IllegalArgumentException("a piece without text, or with a NUL");
      }
      if (kind == Kind.BYTE && !piece.matches("<0x[0-9A-F]{2}>")) {
        throw new IllegalArgumentException("the byte piece " + piece + " names no byte");
      }
      kinds.put(piece, kind);
    }

    private void readTrainer(ProtobufReader message) {
      while (message.next()) {
        if (message.field() == 44) {
          unknownText = message.text();
        }
      }
    }

    private void readNormalizer(ProtobufReader message) {
      while (message.next()) {
        switch (message.field()) {
          case 2 -> RewritingRules.require(message.bytes());
          case 3 -> addsPrefix = message.number() != 0;
          case 4 -> removesSpaces = message.number() != 0;
          default -> {} // its name
        }
      }
    }
  }
}
