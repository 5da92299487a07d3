package org.courant.summary;

/** Follows quotation marks through a text: whether one is open. */
final class Quotation {
  private int depth;
  private boolean straight;

  /** Reads on. */
  void read(String text) {
    for (int i = 0; i < text.length(); i++) {
      switch (text.charAt(i)) {
        case '“', '«' -> depth++;
        case '”', '»' -> depth = Math.max(0, depth - 1);
        case '"' -> straight = !straight;
        default -> {
          // Single quotes are apostrophes more often than not.
        }
      }
    }
  }

  boolean isOpen() {
    return depth > 0 || straight;
  }
}
