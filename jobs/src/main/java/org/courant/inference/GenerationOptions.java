package org.courant.inference;

import java.io.Serializable;

/**
 * How target tokens are searched. Same meaning as the arguments of the same names of Transformers'
 * {@code generate()}.
 *
 * @param beamSize hypotheses kept per sentence, 1 for greedy search
 * @param lengthPenalty exponent of the length that divides a hypothesis' score
 * @param noRepeatNgramSize no n-gram of this size twice in a target, 0 for no limit
 * @param repetitionPenalty penalty on tokens already in the target, 1 for none
 * @param minNewTokens fewest target tokens
 * @param maxNewTokens most target tokens; 0 for a limit that follows the source's length
 */
public record GenerationOptions(
    int beamSize,
    double lengthPenalty,
    int noRepeatNgramSize,
    double repetitionPenalty,
    int minNewTokens,
    int maxNewTokens)
    implements Serializable {

  public GenerationOptions {
    require(beamSize >= 1 && beamSize <= 64, "beam-size", beamSize, "1 to 64");
    require(Double.isFinite(lengthPenalty), "length-penalty", lengthPenalty, "a finite number");
    require(noRepeatNgramSize >= 0, "no-repeat-ngram-size", noRepeatNgramSize, "0 or more");
    require(
        Double.isFinite(repetitionPenalty) && repetitionPenalty > 0,
        "repetition-penalty",
        repetitionPenalty,
        "above 0");
    require(minNewTokens >= 0, "min-new-tokens", minNewTokens, "0 or more");
    require(maxNewTokens >= 0, "max-new-tokens", maxNewTokens, "0 or more");
    require(
        maxNewTokens == 0 || minNewTokens <= maxNewTokens,
        "min-new-tokens",
        minNewTokens,
        "at most max-new-tokens " + maxNewTokens);
  }

  /** The same settings with another beam size. */
  public GenerationOptions withBeam(int size) {
    return new GenerationOptions(
        size, lengthPenalty, noRepeatNgramSize, repetitionPenalty, minNewTokens, maxNewTokens);
  }

  private static void require(boolean holds, String option, Object value, String range) {
    if (!holds) {
      throw new IllegalArgumentException("Invalid " + option + ": " + value + ", must be " + range);
    }
  }
}
