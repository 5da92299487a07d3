package org.courant.checkpoint;

import java.lang.Character.UnicodeScript;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Our own {@code bundle.json} beside a checkpoint: what it is for, which languages it speaks and
 * how.
 *
 * @param name for people and for the {@code model} column
 * @param version of the bundle, free text
 * @param task what it does, translation unless said
 * @param sourceLanguages BCP 47 tags
 * @param targetLanguages BCP 47 tag to the way the model is told that language; a summarizer's are
 *     those of its summaries
 * @param generation search settings the bundle's author recommends
 */
public record BundleManifest(
    String name,
    String version,
    ModelTask task,
    List<String> sourceLanguages,
    Map<String, Target> targetLanguages,
    Generation generation) {

  /** File name inside a checkpoint folder. */
  public static final String FILE = "bundle.json";

  public BundleManifest {
    sourceLanguages = List.copyOf(sourceLanguages);
    // Keeps the order of the file, which is the order of every listing.
    targetLanguages = Collections.unmodifiableMap(new LinkedHashMap<>(targetLanguages));
  }

  /**
   * How the model is told a target language.
   *
   * @param token a piece of the vocabulary, {@code >>kor<<} for one
   * @param side who sees it
   * @param scripts what the language is written in: a target has no tokens with letters of others;
   *     empty for any tokens
   */
  public record Target(String token, Side side, Set<UnicodeScript> scripts) {
    public Target {
      scripts = Set.copyOf(scripts);
    }

    /** One that may have any letters. */
    public Target(String token, Side side) {
      this(token, side, Set.of());
    }
  }

  /** Who sees the language token. */
  public enum Side {
    /** The encoder, before the text; a text is then encoded once for each language. */
    SOURCE,
    /** The decoder, as its forced first token; a text is then encoded once for all languages. */
    DECODER
  }

  /** Search settings; what is empty is left to the checkpoint. */
  public record Generation(
      OptionalInt beamSize,
      OptionalDouble lengthPenalty,
      OptionalInt noRepeatNgramSize,
      OptionalDouble repetitionPenalty,
      OptionalInt minNewTokens,
      OptionalInt maxNewTokens) {

    /** Everything left to the checkpoint. */
    public static final Generation OPEN =
        new Generation(
            OptionalInt.empty(),
            OptionalDouble.empty(),
            OptionalInt.empty(),
            OptionalDouble.empty(),
            OptionalInt.empty(),
            OptionalInt.empty());
  }
}
