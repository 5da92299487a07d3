package org.courant.tokenizer;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.courant.checkpoint.CheckpointException;
import org.courant.checkpoint.CheckpointFolder;
import org.courant.checkpoint.TokenizerConfig;
import org.courant.checkpoint.Vocabulary;

/**
 * M2M100's pieces: SentencePiece cuts the text, {@code vocab.json} numbers the pieces, and the
 * language tokens listed in the settings follow the vocabulary in their order. Follows Transformers
 * 5.18's {@code M2M100Tokenizer}, but ids beyond the vocabulary, which have no meaning, are left
 * out of a text where the reference writes the unknown token.
 */
final class VocabularyCodec implements TextCodec {
  static final String VOCABULARY = "vocab.json";
  static final String PIECES = "sentencepiece.bpe.model";

  private final PieceEncoder encoder;
  private final PieceDecoder decoder;
  private final Map<String, Integer> ids;
  private final Map<Integer, String> pieces = new HashMap<>();
  private final WholeTokens wholeTokens;
  private final int unknown;

  private VocabularyCodec(
      PieceEncoder encoder,
      PieceDecoder decoder,
      Map<String, Integer> ids,
      WholeTokens wholeTokens,
      int unknown) {
    this.encoder = encoder;
    this.decoder = decoder;
    this.ids = Collections.unmodifiableMap(ids);
    this.wholeTokens = wholeTokens;
    this.unknown = unknown;
    ids.forEach((piece, id) -> pieces.put(id, piece));
  }

  static VocabularyCodec open(CheckpointFolder folder, TokenizerConfig config) {
    Vocabulary vocabulary = Vocabulary.read(folder.file(VOCABULARY));
    Path model = folder.file(PIECES);
    Map<String, Integer> ids = new LinkedHashMap<>();
    vocabulary.pieces().forEach(piece -> ids.put(piece, vocabulary.id(piece)));
    Set<String> languages = LanguageCodes.UNDERLINED.among(config.special());
    if (languages.isEmpty()) {
      throw new CheckpointException(
          folder.path(), "special_tokens_map.json lists no language token such as __en__");
    }
    languages.forEach(token -> ids.putIfAbsent(token, ids.size()));
    List<String> whole = new ArrayList<>(config.special());
    whole.addAll(config.added());
    whole.removeIf(token -> !ids.containsKey(token));
    return new VocabularyCodec(
        PieceEncoder.open(model),
        new PieceDecoder(SentencePieceModel.read(model)),
        ids,
        WholeTokens.of(whole),
        vocabulary.id(config.unknown()));
  }

  @Override
  public int[] encode(String text) {
    List<Integer> found = new ArrayList<>();
    wholeTokens.split(text, plain -> encodePlain(plain, found), token -> found.add(ids.get(token)));
    return found.stream().mapToInt(Integer::intValue).toArray();
  }

  private void encodePlain(String text, List<Integer> found) {
    if (!text.isEmpty()) {
      encoder.pieces(text).forEach(piece -> found.add(ids.getOrDefault(piece, unknown)));
    }
  }

  @Override
  public String decode(int[] targets) {
    List<String> found = new ArrayList<>();
    for (int id : targets) {
      if (pieces.containsKey(id)) {
        found.add(pieces.get(id));
      }
    }
    return PythonText.strip(decoder.decode(found));
  }

  @Override
  public Map<String, Integer> ids() {
    return ids;
  }

  @Override
  public Set<Integer> special() {
    return Set.of();
  }

  @Override
  public void close() {
    encoder.close();
  }
}
