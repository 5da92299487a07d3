package org.courant.tokenizer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.courant.checkpoint.CheckpointException;
import org.courant.tokenizer.SentencePieceModel.Kind;

/**
 * What encoding needs of a SentencePiece model: its pieces in the order of their ids, and its rules
 * for rewriting text.
 *
 * @param pieces all pieces
 * @param rules the precompiled rules, in base 64; empty for none
 * @see SentencePieceModel what decoding needs
 */
record PieceList(List<Piece> pieces, String rules) {
  private static final int UNIGRAMS = 1;

  /** The special pieces that every model begins with. */
  private static final int FEWEST = 3;

  /** A piece, its log-probability and its kind. */
  record Piece(String text, double score, Kind kind) {}

  PieceList {
    pieces = List.copyOf(pieces);
  }

  /** Reads a model of unigrams; another one is a {@link CheckpointException}. */
  static PieceList read(Path file) {
    try {
      return parse(Files.readAllBytes(file));
    } catch (IOException | IllegalArgumentException e) {
      throw new CheckpointException(file, "cannot be used: " + e.getMessage(), e);
    }
  }

  private static PieceList parse(byte[] bytes) {
    List<Piece> pieces = new ArrayList<>();
    String rules = "";
    ProtobufReader model = new ProtobufReader(bytes);
    while (model.next()) {
      switch (model.field()) {
        case 1 -> pieces.add(piece(model.message()));
        case 2 -> requireUnigrams(model.message());
        case 3 -> rules = rules(model.message());
        default -> {} // samples of a self-test, and rules for decoding
      }
    }
    if (pieces.size() <= FEWEST) {
      throw new IllegalArgumentException("it has no pieces");
    }
    return new PieceList(pieces, rules);
  }

  private static Piece piece(ProtobufReader message) {
    String text = "";
    double score = 0;
    Kind kind = Kind.NORMAL;
    while (message.next()) {
      switch (message.field()) {
        case 1 -> text = message.text();
        case 2 -> score = Float.intBitsToFloat((int) message.number());
        case 3 -> kind = Kind.of(message.number());
        default -> {} // extensions
      }
    }
    return new Piece(text, score, kind);
  }

  private static void requireUnigrams(ProtobufReader trainer) {
    while (trainer.next()) {
      if (trainer.field() == 3 && trainer.number() != UNIGRAMS) {
        throw new IllegalArgumentException(
            "its pieces are no unigrams; a tokenizer.json beside it is needed");
      }
      if (trainer.field() == 35 && trainer.number() != 0) {
        throw new IllegalArgumentException(
            "it has byte pieces; a tokenizer.json beside it is needed");
      }
    }
  }

  private static String rules(ProtobufReader normalizer) {
    String rules = "";
    while (normalizer.next()) {
      if (normalizer.field() == 2) {
        RewritingRules.require(normalizer.bytes());
        rules = Base64.getEncoder().encodeToString(normalizer.bytes());
      }
    }
    return rules;
  }
}
