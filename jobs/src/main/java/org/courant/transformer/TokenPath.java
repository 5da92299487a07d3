package org.courant.transformer;

/** A target in the making: its last token and the path before it. Shared tails are never copied. */
final class TokenPath {
  final TokenPath before;
  final int token;

  /** The beam of the step before that this path continues. */
  final int beam;

  /** Summed log-probability. */
  final float score;

  /** Number of tokens, the start token not counted. */
  final int length;

  private TokenPath(TokenPath before, int beam, int token, float score, int length) {
    this.before = before;
    this.beam = beam;
    this.token = token;
    this.score = score;
    this.length = length;
  }

  static TokenPath start(int token) {
    return new TokenPath(null, 0, token, 0f, 0);
  }

  TokenPath then(int fromBeam, int next, float total) {
    return new TokenPath(this, fromBeam, next, total, length + 1);
  }

  /** All tokens, the start token first. */
  int[] withStart() {
    int[] tokens = new int[length + 1];
    TokenPath at = this;
    for (int i = length; i >= 0; i--) {
      tokens[i] = at.token;
      at = at.before;
    }
    return tokens;
  }

  /** All tokens but the start token. */
  int[] tokens() {
    int[] tokens = new int[length];
    TokenPath at = this;
    for (int i = length - 1; i >= 0; i--) {
      tokens[i] = at.token;
      at = at.before;
    }
    return tokens;
  }

  Hypothesis finish(float score) {
    float[] scores = new float[length];
    TokenPath at = this;
    for (int i = length - 1; i >= 0; i--) {
      scores[i] = at.score - at.before.score;
      at = at.before;
    }
    return new Hypothesis(tokens(), score, scores);
  }
}
