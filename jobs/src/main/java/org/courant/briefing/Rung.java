package org.courant.briefing;

import java.util.Locale;

/**
 * Which way a target was found in the end; those after {@link #TRUECASED} are tried only if a check
 * objects.
 */
public enum Rung {
  /** The model's first answer. */
  DIRECT,
  /** The same model, with a heading written as a sentence. */
  TRUECASED,
  /** The same model with another search: no word twice in a row, or other settings. */
  REDECODED,
  /** The same model, with stand-ins for what must survive byte for byte. */
  MASKED,
  /** The same model, piece by piece, around what must survive and at clauses. */
  PIECES,
  /** The same model with a search for the glossary's terms. */
  TERMS,
  /** The same model with a search for the source's figures and currencies. */
  FIGURES,
  /** The same model with a search for the source's names. */
  NAMES,
  /** The second model. */
  SECOND_MODEL,
  /** No way: the source itself. */
  SOURCE;

  /** The value of the {@code rung} column, for example {@code second_model}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
