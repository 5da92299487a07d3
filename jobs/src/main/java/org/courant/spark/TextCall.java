package org.courant.spark;

/**
 * One call of a function.
 *
 * @param function what is asked
 * @param text the text, or null
 * @param language BCP 47 tag, or null
 */
record TextCall(TextFunction function, String text, String language) {
  /** As SQL's functions: nothing comes of nothing. */
  boolean isNull() {
    return text == null || language == null;
  }
}
