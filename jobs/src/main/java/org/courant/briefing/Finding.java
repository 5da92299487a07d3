package org.courant.briefing;

import java.util.Objects;

/**
 * What a check found in a segment; the values of the {@code flags} columns.
 *
 * @param code name of the finding, for example {@code wrong_script}
 * @param detail a sentence for a person
 */
public record Finding(String code, String detail) {
  public Finding {
    Objects.requireNonNull(code, "code");
    Objects.requireNonNull(detail, "detail");
  }
}
