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
  /** Opens {@code tokenizer.json}. */
  static CodecFiles open(CheckpointFolder folder) {
    TokenizerConfig config = TokenizerConfig.readBesideTokenizer(folder);
    TokenizerFile file =
        TokenizerFile.read(
            folder
                .find(TokenizerFile.NAME)
                .orElseThrow(
                    () ->
                        new CheckpointException(
                            folder.path(),
                            "it has no tokenizer.json, without which "
                                + folder.config().modelType()
                                + " does not run; fetch or save it with the checkpoint")));
    file.requireAgreement(config);
    return new CodecFiles(JsonCodec.open(file), file.settled(config));
  }
}
