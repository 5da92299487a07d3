package org.courant.tokenizer;

import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import org.courant.checkpoint.CheckpointException;
import org.courant.checkpoint.CheckpointFolder;
import org.courant.checkpoint.TokenizerConfig;
import org.courant.checkpoint.TokenizerFile;

/**
 * What a folder's files make of text.
 *
 * @param codec text to ids and back
 * @param config the settings beside it
 */
record CodecFiles(TextCodec codec, TokenizerConfig config) {
  /** Opens {@code tokenizer.json}, or what the family has instead. */
  static CodecFiles open(CheckpointFolder folder) {
    if (folder.find(TokenizerFile.NAME).isPresent()) {
      TokenizerConfig config = TokenizerConfig.readBesideTokenizer(folder);
      TokenizerFile file = TokenizerFile.read(folder.file(TokenizerFile.NAME));
      file.requireAgreement(config);
      return new CodecFiles(JsonCodec.open(file), file.settled(config));
    }
    if (hasVocabulary(folder)) {
      TokenizerConfig config = TokenizerConfig.readBesidePieces(folder);
      return new CodecFiles(VocabularyCodec.open(folder, config), config);
    }
    TokenizerConfig config = TokenizerConfig.readBesideTokenizer(folder);
    return new CodecFiles(pieces(folder, config), config);
  }

  /** A SentencePiece model alone, where the reference says how a family numbers its pieces. */
  private static TextCodec pieces(CheckpointFolder folder, TokenizerConfig config) {
    Optional<Path> model = folder.find("spiece.model");
    String family = folder.config().modelType();
    if (model.isPresent() && Set.of("t5", "mt5").contains(family)) {
      return JsonCodec.open(model.get(), UnigramVocabulary.t5(model.get(), config));
    }
    if (model.isPresent() && family.equals("pegasus")) {
      return JsonCodec.open(model.get(), UnigramVocabulary.pegasus(model.get(), config));
    }
    model = folder.find(VocabularyCodec.PIECES);
    if (model.isPresent()
        && family.equals("mbart")
        && Layout.of(folder, config, true) == Layout.SOURCE_FIRST) {
      return JsonCodec.open(model.get(), UnigramVocabulary.mbart50(model.get(), config));
    }
    throw new CheckpointException(
        folder.path(),
        "it has no tokenizer.json, without which this "
            + family
            + " does not run; fetch it, or save it with Transformers' fast tokenizer");
  }

  /** Whether the folder is laid out as M2M100's. */
  static boolean hasVocabulary(CheckpointFolder folder) {
    return folder.config().modelType().equals("m2m_100")
        && folder.find(TokenizerFile.NAME).isEmpty()
        && folder.find(VocabularyCodec.VOCABULARY).isPresent();
  }
}
