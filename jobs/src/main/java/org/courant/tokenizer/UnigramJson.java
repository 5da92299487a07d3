package org.courant.tokenizer;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.courant.tokenizer.PieceList.Piece;
import org.courant.tokenizer.SentencePieceModel.Kind;

/** Writes the {@code tokenizer.json} that Transformers 5.18 makes of a SentencePiece model. */
final class UnigramJson {
  private static final String SPACES =
      "{\"type\":\"Metaspace\",\"replacement\":\"\u2581\",\"prepend_scheme\":\"always\",\"split\":true}";

  private static final String COLLAPSE =
      "{\"type\":\"Replace\",\"pattern\":{\"Regex\":\" {2,}\"},\"content\":\" \"}";

  private UnigramJson() {}

  static String of(UnigramVocabulary vocabulary) {
    return "{\"version\":\"1.0\",\"truncation\":null,\"padding\":null,\"added_tokens\":["
        + String.join(",", added(vocabulary))
        + "],\"normalizer\":"
        + normalizer(vocabulary)
        + ",\"pre_tokenizer\":"
        + (vocabulary.collapses()
            ? SPACES
            : "{\"type\":\"Sequence\",\"pretokenizers\":[{\"type\":\"WhitespaceSplit\"},"
                + SPACES
                + "]}")
        + ",\"post_processor\":null,\"decoder\":"
        + SPACES
        + ",\"model\":{\"type\":\"Unigram\",\"unk_id\":"
        + vocabulary.unknown()
        + ",\"byte_fallback\":false,\"vocab\":["
        + String.join(",", vocabulary.pieces().stream().map(UnigramJson::entry).toList())
        + "]}}";
  }

  private static String normalizer(UnigramVocabulary vocabulary) {
    List<String> steps = new ArrayList<>();
    if (!vocabulary.rules().isEmpty()) {
      steps.add(
          "{\"type\":\"Precompiled\",\"precompiled_charsmap\":\"" + vocabulary.rules() + "\"}");
    }
    if (vocabulary.collapses()) {
      steps.add(COLLAPSE);
    }
    return "{\"type\":\"Sequence\",\"normalizers\":[" + String.join(",", steps) + "]}";
  }

  private static List<String> added(UnigramVocabulary vocabulary) {
    List<String> tokens = new ArrayList<>();
    for (int id = 0; id < vocabulary.pieces().size(); id++) {
      Piece piece = vocabulary.pieces().get(id);
      if (piece.kind() != Kind.NORMAL && piece.kind() != Kind.UNUSED) {
        tokens.add(added(id, piece));
      }
    }
    return tokens;
  }

  private static String added(int id, Piece piece) {
    boolean mask = piece.text().equals(UnigramVocabulary.MASK);
    return "{\"id\":%d,\"content\":%s,\"single_word\":false,\"lstrip\":%b,\"rstrip\":false,\"normalized\":false,\"special\":%b}"
        .formatted(id, quoted(piece.text()), mask, piece.kind() != Kind.USER_DEFINED);
  }

  private static String entry(Piece piece) {
    return "[" + quoted(piece.text()) + "," + piece.score() + "]";
  }

  private static String quoted(String text) {
    StringBuilder quoted = new StringBuilder("\"");
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < ' ' || c == '"' || c == '\\') {
        quoted.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
      } else {
        quoted.append(c);
      }
    }
    return quoted.append('"').toString();
  }
}
