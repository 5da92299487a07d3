package org.courant.corpus;

/**
 * Holds the ids that records give themselves to what can be shown, logged and stored. Slashes and
 * dots are allowed: an id is not a path until something makes it one.
 */
final class RecordId {
  /** The longest id accepted, in UTF-16 units. */
  static final int MOST_CHARS = 1_000;

  private RecordId() {}

  /**
   * An id on one line.
   *
   * @throws UnreadableException if it is too long, or holds a control character, a mark that turns
   *     the direction of text, or half of a surrogate pair
   */
  static String of(String given, Long line) throws UnreadableException {
    String id = TextFormat.oneLine(given);
    if (id.length() > MOST_CHARS) {
      throw new UnreadableException(
          ReadFailure.TOO_LONG,
          line,
          "The id "
              + id.codePoints()
                  .limit(20)
                  .collect(
                      StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
              + "… has "
              + id.length()
              + " characters, the limit is "
              + MOST_CHARS
              + "; shorten it or name another column with --id-column");
    }
    int foreign = id.codePoints().filter(RecordId::isForeign).findFirst().orElse(-1);
    if (foreign >= 0) {
      throw new UnreadableException(
          ReadFailure.BAD_SYNTAX,
          line,
          "The id holds the character U+%04X, which ids may not hold; remove it or name another column with --id-column"
              .formatted(foreign));
    }
    return id;
  }

  private static boolean isForeign(int c) {
    boolean turnsDirection = (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
    return turnsDirection
        || Character.isISOControl(c)
        || Character.getType(c) == Character.SURROGATE;
  }
}
