package org.courant.transformer;

import java.util.OptionalInt;
import java.util.Set;
import org.courant.checkpoint.GenerationConfig.EarlyStopping;

/**
 * How target tokens are searched. The terms are those of Transformers' {@code generate()}.
 *
 * @param beamSize hypotheses kept per sentence; 1 is greedy search
 * @param lengthPenalty exponent of the length that divides a score
 * @param earlyStopping when to stop
 * @param minNewTokens fewest target tokens, the forced first one among them
 * @param noRepeatNgramSize no n-gram of this size twice, 0 for no limit
 * @param repetitionPenalty penalty on tokens already taken, 1 for none
 * @param renormalize whether probabilities are normalised again after tokens were taken out
 * @param suppressed tokens never taken
 * @param suppressedFirst tokens not taken as the first free token
 * @param start the token the decoder starts from
 * @param ends the tokens that end a target
 * @param forcedFirst the first target token, if forced
 * @param forcedLast the token at the very last position, if forced
 * @param shortlist number of the network's shortlist that targets keep to, as if it had no other
 *     tokens; empty for the whole vocabulary
 */
public record SearchOptions(
    int beamSize,
    double lengthPenalty,
    EarlyStopping earlyStopping,
    int minNewTokens,
    int noRepeatNgramSize,
    double repetitionPenalty,
    boolean renormalize,
    Set<Integer> suppressed,
    Set<Integer> suppressedFirst,
    int start,
    Set<Integer> ends,
    OptionalInt forcedFirst,
    OptionalInt forcedLast,
    OptionalInt shortlist) {
  public SearchOptions {
    require(beamSize >= 1, "beam size", beamSize);
    require(Double.isFinite(lengthPenalty), "length penalty", lengthPenalty);
    require(minNewTokens >= 0, "minimum of new tokens", minNewTokens);
    require(noRepeatNgramSize >= 0, "no-repeat n-gram size", noRepeatNgramSize);
    require(
        Double.isFinite(repetitionPenalty) && repetitionPenalty > 0,
        "repetition penalty",
        repetitionPenalty);
    suppressed = Set.copyOf(suppressed);
    suppressedFirst = Set.copyOf(suppressedFirst);
    ends = Set.copyOf(ends);
  }

  private static void require(boolean holds, String what, Object value) {
    if (!holds) {
      throw new IllegalArgumentException("Invalid " + what + ": " + value);
    }
  }

  boolean greedy() {
    return beamSize == 1;
  }

  /** Continuations looked at in each step: enough that, all ends aside, every beam goes on. */
  int width() {
    return greedy() ? 1 : Math.max(2, 1 + ends.size()) * beamSize;
  }
}
