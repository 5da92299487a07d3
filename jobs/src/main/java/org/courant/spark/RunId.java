package org.courant.spark;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Pattern;
import org.courant.translation.SegmentKey;

/**
 * Names a run.
 *
 * @param value 1 to 200 letters, digits and signs of those that schedulers use; the column {@code
 *     run_id}
 */
public record RunId(String value) {
  private static final Pattern FORM = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._:+=@-]{0,199}");
  private static final Pattern NOT_IN_FILE_NAMES = Pattern.compile("[^A-Za-z0-9._-]");
  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss", Locale.ROOT);
  private static final int DIGITS = 8;

  public RunId {
    Objects.requireNonNull(value, "value");
    if (!FORM.matcher(value).matches()) {
      throw new IllegalArgumentException(
          "Invalid run-id: "
              + value
              + ", must be 1 to 200 letters, digits and . _ : + = @ -, a letter or digit first");
    }
  }

  /** A name that no other run has: the moment and chance. */
  static RunId made() {
    String moment = MOMENT.format(Instant.now().atOffset(ZoneOffset.UTC));
    return new RunId(moment + "-" + UUID.randomUUID().toString().substring(0, DIGITS));
  }

  /** The name for files and folders; no file system of Hadoop's takes a colon. */
  String fileName() {
    String plain = NOT_IN_FILE_NAMES.matcher(value).replaceAll("_");
    return plain.equals(value) ? plain : plain + "-" + SegmentKey.of(value).substring(0, DIGITS);
  }
}
