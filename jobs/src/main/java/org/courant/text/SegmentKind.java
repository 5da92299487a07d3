package org.courant.text;

import java.util.Locale;

/** What a paragraph is on the page; every segment cut from it carries the same kind. */
public enum SegmentKind {
  TITLE,
  CAPTION,
  HEADING,
  BODY,
  LIST_ITEM,
  QUOTATION,
  /** Lines that are carried over as they are. */
  CODE,
  /** A sentence of a written summary, which stands on no page. */
  SUMMARY;

  /** The value of the {@code kind} column, for example {@code list_item}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
