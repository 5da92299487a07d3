package org.courant.tokenizer;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.courant.tokenizer.SentencePieceModel.Kind;

/**
 * Pieces to text, by SentencePiece's rules. Written here because DJL's native method hands text
 * back in a form in which characters above U+FFFF are lost.
 *
 * <p>A piece the model does not know stands for itself, with its U+2581 kept.
 */
final class PieceDecoder {
  static final String SPACE = "\u2581";

  private final SentencePieceModel model;

  PieceDecoder(SentencePieceModel model) {
    this.model = model;
  }

  String decode(List<String> pieces) {
    StringBuilder text = new StringBuilder();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    boolean atStart = true;
    boolean droppedSpace = false;
    for (String piece : pieces) {
      if (model.kind(piece) == Kind.BYTE) {
        bytes.write(Integer.parseInt(piece.substring(3, 5), 16));
        continue;
      }
      flush(bytes, text);
      atStart &= !droppedSpace && text.isEmpty();
      boolean drops = atStart && model.dropsLeadingSpace() && isPlain(piece);
      drops &= piece.startsWith(SPACE);
      text.append(text(drops ? piece.substring(1) : piece, model.kind(piece)));
      // Where all leading spaces go, the next piece may lose one as well.
      droppedSpace = drops && !model.dropsLeadingSpaces();
    }
    flush(bytes, text);
    return text.toString();
  }

  private boolean isPlain(String piece) {
    return switch (model.kind(piece)) {
      case NORMAL, USER_DEFINED, UNUSED, BYTE -> true;
      case UNKNOWN, CONTROL -> false;
    };
  }

  private String text(String piece, Kind kind) {
    return switch (kind) {
      case CONTROL -> "";
      case UNKNOWN -> model.kinds().containsKey(piece) ? model.unknownText() : piece;
      case NORMAL, USER_DEFINED, UNUSED, BYTE -> piece.replace(SPACE, " ");
    };
  }

  /** Bytes that are no UTF-8 become one U+FFFD each. */
  private static void flush(ByteArrayOutputStream bytes, StringBuilder text) {
    if (bytes.size() == 0) {
      return;
    }
    ByteBuffer in = ByteBuffer.wrap(bytes.toByteArray());
    bytes.reset();
    CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
    while (in.hasRemaining()) {
      int length = characterLength(decoder, in);
      if (length == 0) {
        text.append('\uFFFD');
        in.get();
      } else {
        byte[] character = new byte[length];
        in.get(character);
        text.append(new String(character, StandardCharsets.UTF_8));
      }
    }
  }

  /** Bytes of the character that starts here, 0 for none. */
  private static int characterLength(CharsetDecoder decoder, ByteBuffer in) {
    for (int length = 1; length <= Math.min(4, in.remaining()); length++) {
      try {
        CharBuffer decoded = decoder.decode(in.slice(in.position(), length));
        return decoded.isEmpty() ? 0 : length;
      } catch (CharacterCodingException e) {
        // Not a character yet.
      }
    }
    return 0;
  }
}
