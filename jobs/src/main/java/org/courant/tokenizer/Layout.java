package org.courant.tokenizer;

import java.util.List;
import java.util.Map;
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

  /** The older mBART, which the reference takes where no class is named. */
  private static final String MBART = "MBartTokenizer";

  private static final String MBART_50 = "MBart50Tokenizer";

  /** The reference's classes that place tokens as told here; other classes have rules unknown. */
  private static final Map<String, List<String>> CLASSES =
      Map.of(
          "bart", List.of("BartTokenizer", "RobertaTokenizer"),
          "m2m_100", List.of("M2M100Tokenizer", "NllbTokenizer"),
          "mbart", List.of(MBART, MBART_50),
          "mt5", List.of("T5Tokenizer", "MT5Tokenizer"),
          "pegasus", List.of("PegasusTokenizer"),
          "t5", List.of("T5Tokenizer"));

  /**
   * The layout of a checkpoint, by its family and the reference's class.
   *
   * @throws CheckpointException for another class than the family's own
   */
  static Layout of(CheckpointFolder folder, TokenizerConfig config, boolean hasLanguages) {
    String family = folder.config().modelType();
    List<String> known = CLASSES.get(family);
    String name = tokenizerClass(folder, config, known.get(0));
    if (!known.contains(name)) {
      String file = config.tokenizerClass().isPresent() ? "tokenizer_config.json" : "config.json";
      throw new CheckpointException(
          folder.path().resolve(file),
          "tokenizer_class is %s, must be one of %s for %s: others place tokens differently"
              .formatted(name, String.join(", ", known), family));
    }
    return switch (family) {
      case "m2m_100" -> config.sourceLast() ? SOURCE_LAST : SOURCE_FIRST;
      case "mbart" -> name.equals(MBART_50) ? SOURCE_FIRST : SOURCE_LAST_TARGET_STARTS;
      case "t5", "mt5" -> hasLanguages ? TARGET_IN_TEXT : ENDED;
      case "bart" -> ENCLOSED;
      default -> ENDED;
    };
  }

  /** Without the ending that older versions have for a class of the same rules. */
  private static String tokenizerClass(
      CheckpointFolder folder, TokenizerConfig config, String otherwise) {
    return config
        .tokenizerClass()
        .orElseGet(() -> folder.config().text("tokenizer_class", otherwise))
        .replaceFirst("Fast$", "");
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
