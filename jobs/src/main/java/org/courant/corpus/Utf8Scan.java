package org.courant.corpus;

/**
 * What a look at bytes as UTF-8 finds; the rules are those of RFC 3629: no overlong forms, no
 * surrogates, nothing above U+10FFFF.
 *
 * @param firstMalformed offset of the first byte that belongs to no character, or -1
 * @param malformed how many bytes belong to no character
 * @param multiByte how many characters of two and more bytes are well formed
 * @param cutOff whether the bytes end inside a character that was well formed so far
 */
record Utf8Scan(int firstMalformed, int malformed, int multiByte, boolean cutOff) {
  static Utf8Scan of(byte[] bytes, int from) {
    int first = -1;
    int malformed = 0;
    int multiByte = 0;
    int at = from;
    while (at < bytes.length) {
      if (bytes[at] >= 0) {
        at++;
        continue;
      }
      int length = length(bytes, at);
      if (length > 0) {
        multiByte++;
        at += length;
      } else if (length < 0) {
        return new Utf8Scan(first, malformed, multiByte, true);
      } else {
        first = first < 0 ? at : first;
        malformed++;
        at++;
      }
    }
    return new Utf8Scan(first, malformed, multiByte, false);
  }

  /** Length of the character at an offset, 0 if there is none, -1 if the bytes end inside it. */
  private static int length(byte[] bytes, int at) {
    int lead = bytes[at] & 0xFF;
    int length = lead < 0xC2 ? 0 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : lead < 0xF5 ? 4 : 0;
    for (int i = 1; i < length; i++) {
      if (at + i == bytes.length) {
        return -1;
      }
      int next = bytes[at + i] & 0xFF;
      int least = i > 1 ? 0x80 : lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80;
      int most = i > 1 ? 0xBF : lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF;
      if (next < least || next > most) {
        return 0;
      }
    }
    return length;
  }
}
