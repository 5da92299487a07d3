package org.courant.glossary;

import java.util.Locale;

/** Which spellings of a term are the term. */
public enum CaseRule {
  /** Every letter as the glossary has it. */
  EXACT,
  /** As the glossary has it, but a small first letter may be a capital one, as in a title. */
  START,
  /** Any mixture of small and capital letters. */
  ANY;

  /** The value of the column {@code case}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Whether a piece of text, folded, is a form of the term, folded. */
  boolean equal(String text, int at, String form) {
    if (this == ANY) {
      return text.regionMatches(true, at, form, 0, form.length());
    }
    if (text.startsWith(form, at)) {
      return true;
    }
    return this == START
        && at < text.length()
        && Character.isLowerCase(form.charAt(0))
        && text.charAt(at) == Character.toUpperCase(form.charAt(0))
        && text.startsWith(form.substring(1), at + 1);
  }
}
