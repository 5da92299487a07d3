package org.courant.inference;

import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;

/**
 * Words that a target has to hold.
 *
 * @param forms the forms of which it needs one
 * @param breaking whether letters right behind a form make another word of it
 */
public record RequiredWords(List<String> forms, Predicate<String> breaking) {
  public RequiredWords {
    forms = List.copyOf(forms);
    Objects.requireNonNull(breaking, "breaking");
  }
}
