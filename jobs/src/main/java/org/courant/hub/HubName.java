package org.courant.hub;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Names a model of the hub, written {@code ORG/NAME} or {@code ORG/NAME@REVISION}. The rules are
 * the hub's own, which keep every name a safe file name.
 *
 * @param repository {@code ORG/NAME}
 * @param revision a branch, a tag or a commit
 */
public record HubName(String repository, String revision) {
  /** The branch that is meant when none is named. */
  public static final String DEFAULT_REVISION = "main";

  private static final int LONGEST = 96;
  private static final Pattern REPOSITORY =
      Pattern.compile("(?!.*(--|\\.\\.))\\w([\\w.-]*\\w)?/\\w([\\w.-]*\\w)?");
  private static final Pattern REVISION =
      Pattern.compile("(?!.*(//|/\\.|\\.\\.))\\w([\\w./+-]{0,200}[\\w+-])?");
  private static final Pattern COMMIT = Pattern.compile("[0-9a-f]{40}");

  /** Refuses what the hub would not accept either, with an IllegalArgumentException. */
  public HubName {
    if (repository.length() > LONGEST || !REPOSITORY.matcher(repository).matches()) {
      throw new IllegalArgumentException(
          "Invalid model name: "
              + Shown.text(repository)
              + ", must be ORG/NAME or ORG/NAME@REVISION");
    }
    if (!REVISION.matcher(revision).matches()) {
      throw new IllegalArgumentException(
          "Invalid revision of %s: %s, must be a branch, a tag or a commit"
              .formatted(repository, Shown.text(revision)));
    }
  }

  /** Reads a name as a user types it; an IllegalArgumentException says what is wrong with it. */
  public static HubName parse(String text) {
    int at = text.indexOf('@');
    return at < 0
        ? new HubName(text, DEFAULT_REVISION)
        : new HubName(text.substring(0, at), text.substring(at + 1));
  }

  /** Reads a name, if the text is one. */
  public static Optional<HubName> find(String text) {
    try {
      return Optional.of(parse(text));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** Whether the revision is a full commit, which never moves. */
  public boolean isCommit() {
    return isCommit(revision);
  }

  static boolean isCommit(String text) {
    return COMMIT.matcher(text).matches();
  }

  /** As a user types it. */
  @Override
  public String toString() {
    return revision.equals(DEFAULT_REVISION) ? repository : repository + "@" + revision;
  }
}
