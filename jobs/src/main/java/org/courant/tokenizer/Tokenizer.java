package org.courant.tokenizer;

import java.lang.Character.UnicodeScript;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.courant.checkpoint.CheckpointException;
import org.courant.checkpoint.CheckpointFolder;

/**
 * Text to token ids and back, as the checkpoint was trained with. Languages are BCP 47 tags; one
 * the checkpoint lacks is an IllegalArgumentException that lists those it has. Thread-safe.
 */
public interface Tokenizer extends AutoCloseable {
  /** Values of {@code model_type} for which there is a tokenizer. */
  List<String> FAMILIES = List.of("bart", "m2m_100", "marian", "mbart", "mt5", "pegasus", "t5");

  /** Opens the tokenizer that a checkpoint's family uses. */
  static Tokenizer open(CheckpointFolder folder) {
    String family = folder.config().modelType();
    return switch (family) {
      case "marian" -> MarianTokenizer.open(folder);
      case "bart", "m2m_100", "mbart", "mt5", "pegasus", "t5" -> FamilyTokenizer.open(folder);
      default ->
          throw new CheckpointException(
              folder.file("config.json"),
              "model_type is " + family + ", must be one of " + String.join(", ", FAMILIES));
    };
  }

  /**
   * Ids of a source text, its language token if the source carries one, and the end token. Never
   * cut: the caller compares the length with {@link #maxLength}.
   */
  int[] source(String text, String targetLanguage);

  /** Ids of a piece of target text that begins a word, without the tokens around a text. */
  int[] target(String text);

  /**
   * The letters with which a target token goes on with the word before it; empty if it does not.
   */
  String continuation(int id);

  /** The decoder's forced first token, if this language is chosen that way. */
  OptionalInt forcedFirst(String targetLanguage);

  /** The token that the decoder starts with, if this language is chosen that way. */
  default OptionalInt decoderStart(String targetLanguage) {
    return OptionalInt.empty();
  }

  /** Whether {@link #source} differs between target languages. */
  boolean sourceDependsOnTarget();

  /** What a target language is written in, as {@code bundle.json} says; empty for any letters. */
  Set<UnicodeScript> scripts(String targetLanguage);

  /**
   * Ids of all tokens that a target may have, in no order; one that has two names is there twice.
   */
  int[] targetIds();

  /** Text of target ids; special tokens and language tokens are left out. */
  String decode(int[] ids);

  /** BCP 47 tags in the checkpoint's order; empty if it does not say. */
  Set<String> targetLanguages();

  /** The language that source texts must have, if {@link #source} tells it to the model. */
  default Optional<String> sourceLanguage() {
    return Optional.empty();
  }

  /** Most source tokens the model accepts, the end token among them. */
  int maxLength();

  /** Number of source tokens: ids lie below it. */
  int vocabularySize();

  int eos();

  int pad();

  int unk();

  @Override
  void close();
}
