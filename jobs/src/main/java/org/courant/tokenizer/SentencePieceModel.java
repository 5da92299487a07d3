package org.courant.tokenizer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.courant.checkpoint.CheckpointException;

/**
 * What decoding needs of a {@code .spm} file: the kinds of its pieces and its rules for spaces.
 *
 * @param pieces all pieces, by id
 * @param kinds the kind of each piece
 * @param unknownText what an unknown piece becomes
 * @param dropsLeadingSpace whether a text's first space is an artefact of encoding
 * @param dropsLeadingSpaces whether all of its first spaces are
 * @see <a
 *     href="https://github.com/google/sentencepiece/blob/master/src/sentencepiece_model.proto">the
 *     format</a>
 */
record SentencePieceModel(
    List<String> pieces,
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

    private static Kind of(long number) {
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
    pieces = List.copyOf(pieces);
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
    new ProtobufReader(bytes)
        .forEach(
            (number, field) -> {
              switch (number) {
                case 1 -> fields.addPiece(field.message());
                case 2 -> fields.readTrainer(field.message());
                case 3 -> fields.readNormalizer(field.message());
                case 5 -> fields.readDenormalizer(field.message());
                default -> {} // scores of a self-test, and extensions
              }
            });
    if (fields.pieces.isEmpty()) {
      throw new IllegalArgumentException("it has no pieces");
    }
    return new SentencePieceModel(
        fields.pieces,
        fields.kinds,
        fields.unknownText,
        fields.addsPrefix || fields.removesSpaces,
        fields.removesSpaces);
  }

  /** The kind of a piece, unknown if the model lacks it. */
  Kind kind(String piece) {
    return kinds.getOrDefault(piece, Kind.UNKNOWN);
  }

  /** The file's fields while they are read, with the defaults of the format. */
  private static final class Fields {
    private final List<String> pieces = new ArrayList<>();
    private final Map<String, Kind> kinds = new HashMap<>();
    private String unknownText = UNKNOWN_TEXT;
    private boolean addsPrefix = true;
    private boolean removesSpaces = true;

    private void addPiece(ProtobufReader message) {
      String[] piece = {""};
      Kind[] kind = {Kind.NORMAL};
      message.forEach(
          (number, field) -> {
            switch (number) {
              case 1 -> piece[0] = field.text();
              case 3 -> kind[0] = Kind.of(field.number());
              default -> {} // the score
            }
          });
      if (kind[0] == Kind.BYTE && !piece[0].matches("<0x[0-9A-F]{2}>")) {
        throw new IllegalArgumentException("the byte piece " + piece[0] + " names no byte");
      }
      pieces.add(piece[0]);
      kinds.put(piece[0], kind[0]);
    }

    private void readTrainer(ProtobufReader message) {
      message.forEach(
          (number, field) -> {
            if (number == 44) {
              unknownText = field.text();
            }
          });
    }

    private void readNormalizer(ProtobufReader message) {
      message.forEach(
          (number, field) -> {
            switch (number) {
              case 3 -> addsPrefix = field.number() != 0;
              case 4 -> removesSpaces = field.number() != 0;
              default -> {} // the rules for encoding
            }
          });
    }

    private void readDenormalizer(ProtobufReader message) {
      message.forEach(
          (number, field) -> {
            if (number == 2 && !field.isEmpty()) {
              throw new IllegalArgumentException(
                  "it rewrites decoded text, which is not supported");
            }
          });
    }
  }
}
