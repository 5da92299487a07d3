package org.courant.translation;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Names a source text by its content: equal texts, and only they, share a key. */
public final class SegmentKey {
  private SegmentKey() {}

  /** Lower-case hex SHA-256 of the text's UTF-8 bytes. */
  public static String of(String text) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Cannot hash: every JDK has SHA-256", e);
    }
  }
}
