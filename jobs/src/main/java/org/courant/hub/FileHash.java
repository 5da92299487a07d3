package org.courant.hub;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;

/**
 * The hash by which the hub knows a file's content; its hex digits also name the blob in the cache.
 *
 * @param kind which hash
 * @param hex lower-case hex digits
 */
public record FileHash(Kind kind, String hex) {
  /** The hashes of the hub. */
  public enum Kind {
    /** Of the content; for files in large file storage. */
    SHA256("sha256", "SHA-256", 64),
    /** Of {@code "blob <size>\0"} and the content, as git has it; for all other files. */
    GIT_SHA1("git-sha1", "SHA-1", 40);

    private final String label;
    private final String algorithm;
    private final int digits;

    Kind(String label, String algorithm, int digits) {
      this.label = label;
      this.algorithm = algorithm;
      this.digits = digits;
    }

    /** Its name in receipts and messages. */
    public String label() {
      return label;
    }

    /** A digest that waits for a content of {@code size} bytes. */
    MessageDigest digest(long size) {
      try {
        MessageDigest digest = MessageDigest.getInstance(algorithm);
        if (this == GIT_SHA1) {
          digest.update(("blob " + size + "\0").getBytes(StandardCharsets.US_ASCII));
        }
        return digest;
      } catch (NoSuchAlgorithmException e) {
        throw new AssertionError("every Java platform has " + algorithm, e);
      }
    }

    /** The hash of what a digest was given. */
    FileHash of(MessageDigest digest) {
      return new FileHash(this, HexFormat.of().formatHex(digest.digest()));
    }
  }

  /** Refuses what is no such hash: the digits become a file name. */
  public FileHash {
    if (!hex.matches("[0-9a-f]{" + kind.digits + "}")) {
      throw new IllegalArgumentException(
          "Invalid " + kind.label + ": " + Shown.text(hex) + ", must be hex digits");
    }
  }

  /** Hashes a file. */
  static FileHash of(Path file, Kind kind) throws IOException {
    MessageDigest digest = kind.digest(Files.size(file));
    byte[] chunk = new byte[1 << 16];
    try (InputStream in = Files.newInputStream(file)) {
      for (int read = in.read(chunk); read >= 0; read = in.read(chunk)) {
        digest.update(chunk, 0, read);
      }
    }
    return kind.of(digest);
  }

  /** The hash in an {@code ETag}, if it is one of the hub's kinds. */
  static Optional<FileHash> ofTag(String tag) {
    String hex = tag.replaceFirst("^W/", "").replace("\"", "").toLowerCase(Locale.ROOT);
    for (Kind kind : Kind.values()) {
      if (hex.matches("[0-9a-f]{" + kind.digits + "}")) {
        return Optional.of(new FileHash(kind, hex));
      }
    }
    return Optional.empty();
  }

  @Override
  public String toString() {
    return kind.label + " " + hex;
  }
}
