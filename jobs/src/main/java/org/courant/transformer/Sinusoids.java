package org.courant.transformer;

/** Computed positions: sines in the first half of each row, cosines in the second. */
final class Sinusoids {
  private Sinusoids() {}

  /**
   * The angles of Vaswani et al. 2017, section 3.5: {@code [positions, width]}.
   *
   * @param positions number of rows
   */
  static float[] ofAttentionPaper(int positions, int width) {
    float[] table = new float[positions * width];
    int half = (width + 1) / 2;
    for (int position = 0; position < positions; position++) {
      for (int i = 0; i < width; i++) {
        int pair = i < half ? i : i - half;
        double angle = position / Math.pow(10000, 2.0 * pair / width);
        table[position * width + i] = (float) (i < half ? Math.sin(angle) : Math.cos(angle));
      }
    }
    return table;
  }

  /**
   * The angles of tensor2tensor and fairseq, whose last one is exactly 1/10000 of the first: {@code
   * [positions, width]}. Computed in 32 bits, as the reference does: at high positions a rounded
   * frequency moves an angle by more than a rounded result.
   *
   * @param first position of the first row
   */
  static float[] ofFairseq(int first, int positions, int width) {
    float[] table = new float[positions * width];
    int half = width / 2;
    float step = (float) -(Math.log(10000) / (half - 1));
    for (int row = 0; row < positions; row++) {
      for (int i = 0; i < half; i++) {
        float angle = (first + row) * (float) Math.exp(i * step);
        table[row * width + i] = (float) Math.sin(angle);
        table[row * width + half + i] = (float) Math.cos(angle);
      }
    }
    return table;
  }
}
