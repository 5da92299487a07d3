package org.courant.inference;

import java.util.Objects;

/**
 * One text for the model.
 *
 * @param key the caller's name for it; results carry it, so that nothing depends on positions
 * @param text a sentence or a title
 */
public record SourceText(String key, String text) {
  public SourceText {
    Objects.requireNonNull(key, "key");
    Objects.requireNonNull(text, "text");
  }
}
