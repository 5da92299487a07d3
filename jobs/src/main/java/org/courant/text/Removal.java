package org.courant.text;

import java.util.Objects;

/**
 * Text that cleaning took out, kept so that an editor can see it.
 *
 * @param rule name of the cleaning rule
 * @param text what was removed
 */
public record Removal(String rule, String text) {
  public Removal {
    Objects.requireNonNull(rule, "rule");
    Objects.requireNonNull(text, "text");
  }
}
