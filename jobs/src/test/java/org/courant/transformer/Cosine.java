package org.courant.transformer;

/** How alike two states are, for tests of kernels that round. */
public final class Cosine {
  private Cosine() {}

  /** The cosine of the angle between two vectors of one length: 1 for the same direction. */
  public static double of(float[] a, float[] b) {
    double product = 0;
    double aa = 0;
    double bb = 0;
    for (int i = 0; i < a.length; i++) {
      product += a[i] * b[i];
      aa += a[i] * a[i];
      bb += b[i] * b[i];
    }
    return product / Math.sqrt(aa * bb);
  }
}
