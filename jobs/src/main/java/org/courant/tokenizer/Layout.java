package org.courant.tokenizer;

import org.courant.checkpoint.BundleManifest.Side;
import org.courant.checkpoint.CheckpointException;
import org.courant.checkpoint.CheckpointFolder;
import org.courant.checkpoint.TokenizerConfig;

/** Where a family puts the tokens around a text and how it is told the target language. */
enum Layout {
  /** M2M100, NLLB-200, mBART-50: {@code [source] X </s>}, the target is forced first. */
  SOURCE_FIRST,
  /**
   * NLLB-200 with {@code legacy_behaviour}: {@code X </s> [source]}, the target is forced first.
   */
  SOURCE_LAST,
  /** mBART of 25 languages: {@code X </s> [source]}, the decoder starts with the target. */
  SOURCE_LAST_TARGET_STARTS,
  /** MADLAD-400: {@code <2ko> X </s>}. */
  TARGET_IN_TEXT,
  /** T5, mT5, Pegasus: {@code X </s>}, without language tokens. */
  ENDED,
  /** BART: {@code <s> X </s>}, without language tokens. */
  ENCLOSED;

  /** The layout of a checkpoint, by its family and, for mBART, the reference's class. */
  static Layout of(CheckpointFolder folder, TokenizerConfig config, boolean hasLanguages) {
    return switch (folder.config().modelType()) {
      case "m2m_100" -> config.sourceLast() ? SOURCE_LAST : SOURCE_FIRST;
      case "mbart" -> mbart(folder, config);
      case "t5", "mt5" -> hasLanguages ? TARGET_IN_TEXT : ENDED;
      case "bart" -> ENCLOSED;
      default -> ENDED;
    };
  }

  /** Without a class the reference takes the older one. */
  private static Layout mbart(CheckpointFolder folder, TokenizerConfig config) {
    String name =
        config
            .tokenizerClass()
            .orElseGet(() -> folder.config().text("tokenizer_class", "MBartTokenizer"));
    return switch (name) {
      case "MBart50Tokenizer", "MBart50TokenizerFast" -> SOURCE_FIRST;
      case "MBartTokenizer", "MBartTokenizerFast" -> SOURCE_LAST_TARGET_STARTS;
      default ->
          throw new CheckpointException(
              folder.path().resolve("tokenizer_config.json"),
              "tokenizer_class is "
                  + name
                  + ", must be MBartTokenizer or MBart50Tokenizer: they place languages differently");
    };
  }

  /** Whether a token tells the language of the source. */
  boolean namesSource() {
    return this == SOURCE_FIRST || this == SOURCE_LAST || this == SOURCE_LAST_TARGET_STARTS;
  }

  /** Who sees the token of the target language. */
  Side targetSide() {
    return this == TARGET_IN_TEXT ? Side.SOURCE : Side.DECODER;
  }
}
