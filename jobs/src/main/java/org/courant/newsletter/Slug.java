package org.courant.newsletter;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The name of a briefing's page. It has small letters, digits and hyphens of ASCII alone, whatever
 * the id is, and ends with eight digits of the id's SHA-256: an address stays the same from issue
 * to issue, and no other file of an issue has such a name.
 */
final class Slug {
  private static final Pattern OTHER = Pattern.compile("[^a-z0-9]+");
  private static final Pattern EDGES = Pattern.compile("^-|-$");
  private static final int READABLE = 60;
  private static final int DIGITS = 8;

  private Slug() {}

  /** The name for an id. */
  static String of(String id) {
    String plain = OTHER.matcher(id.toLowerCase(Locale.ROOT)).replaceAll("-");
    String cut = plain.substring(0, Math.min(READABLE, plain.length()));
    String readable = EDGES.matcher(cut).replaceAll("");
    return (readable.isEmpty() ? "briefing" : readable) + "-" + sha256(id).substring(0, DIGITS);
  }

  /** SHA-256 of a text in UTF-8, in hexadecimal. */
  static String sha256(String text) {
    try {
      return HexFormat.of()
          .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
