package org.courant.tokenizer;

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
  /** Opens {@code tokenizer.json}, or what M2M100 has instead. */
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
    throw new CheckpointException(
        folder.path(),
        "it has no tokenizer.json, without which "
            + folder.config().modelType()
            + " does not run; fetch it, or save it with Transformers' fast tokenizer");
  }

  /** Whether the folder is laid out as M2M100's. */
  static boolean hasVocabulary(CheckpointFolder folder) {
    return folder.config().modelType().equals("m2m_100")
        && folder.find(TokenizerFile.NAME).isEmpty()
        && folder.find(VocabularyCodec.VOCABULARY).isPresent();
  }
}
