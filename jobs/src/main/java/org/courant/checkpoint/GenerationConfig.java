package org.courant.checkpoint;

import java.util.List;
import java.util.OptionalInt;

/**
 * How the checkpoint asks to be searched: the fields of {@code generation_config.json} that change
 * the result of a search without sampling, with Transformers' defaults filled in.
 *
 * @param numBeams hypotheses per sentence, 1 for greedy search
 * @param lengthPenalty exponent of the length that divides a hypothesis' score
 * @param earlyStopping when a sentence's beam search ends
 * @param maxLength most target tokens, the decoder start token among them; empty if not said, where
 *     Transformers takes 20 new tokens
 * @param maxNewTokens most target tokens without the start token; goes before {@code maxLength}
 * @param minLength fewest target tokens, the decoder start token among them
 * @param minNewTokens fewest target tokens without the start token; goes before {@code minLength}
 * @param noRepeatNgramSize no n-gram of this size twice in a target, 0 for no limit
 * @param repetitionPenalty penalty on tokens already in the target, 1 for none
 * @param badTokens tokens that never appear ({@code bad_words_ids} of one token each); the end
 *     token is not banned this way, as in Transformers
 * @param suppressTokens tokens that never appear
 * @param beginSuppressTokens tokens that do not appear first
 * @param forcedBosToken the first token after the start token
 * @param forcedEosTokens the last token when the limit is reached; empty for none
 * @param renormalizeLogits whether log-probabilities are normalised again after the rules above
 * @param decoderStartToken what the decoder sees first
 * @param eosTokens tokens that end a target
 * @param padToken the padding token; the first end token if not said
 */
public record GenerationConfig(
    int numBeams,
    double lengthPenalty,
    EarlyStopping earlyStopping,
    OptionalInt maxLength,
    OptionalInt maxNewTokens,
    int minLength,
    OptionalInt minNewTokens,
    int noRepeatNgramSize,
    double repetitionPenalty,
    List<Integer> badTokens,
    List<Integer> suppressTokens,
    List<Integer> beginSuppressTokens,
    OptionalInt forcedBosToken,
    List<Integer> forcedEosTokens,
    boolean renormalizeLogits,
    int decoderStartToken,
    List<Integer> eosTokens,
    int padToken) {

  /** Transformers' three values of {@code early_stopping}. */
  public enum EarlyStopping {
    /** {@code true}: as soon as there are as many finished hypotheses as beams. */
    FIRST_COMPLETE,
    /** {@code false}: when the best running hypothesis, at its length, is no better. */
    HEURISTIC,
    /** {@code "never"}: when no running hypothesis can become better at any length. */
    NEVER
  }

  public GenerationConfig {
    badTokens = List.copyOf(badTokens);
    suppressTokens = List.copyOf(suppressTokens);
    beginSuppressTokens = List.copyOf(beginSuppressTokens);
    forcedEosTokens = List.copyOf(forcedEosTokens);
    eosTokens = List.copyOf(eosTokens);
  }
}
