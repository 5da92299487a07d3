package org.courant.hub;

import java.util.regex.Pattern;

/**
 * A file of a repository.
 *
 * @param name path inside the repository, with slashes
 * @param size bytes
 * @param hash of its content
 */
public record HubFile(String name, long size, FileHash hash) {
  private static final int LONGEST = 1000;

  /** A name with one of these could leave the folder it belongs in. */
  private static final Pattern HOSTILE =
      Pattern.compile("(^|/)(\\.{0,2})(/|$)|\\\\|^[A-Za-z]:|\\p{Cc}");

  /** Refuses a name that could leave its folder, with an IllegalArgumentException. */
  public HubFile {
    if (name.length() > LONGEST || HOSTILE.matcher(name).find()) {
      throw new IllegalArgumentException(
          "Invalid file name: \"" + Shown.text(name) + "\", must be a path inside the repository");
    }
    if (size < 0) {
      throw new IllegalArgumentException("Invalid size of " + name + ": " + size);
    }
  }
}
