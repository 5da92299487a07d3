package org.courant.corpus;

/** The formats a corpus may hold. */
public enum DocumentFormat {
  TEXT,
  MARKDOWN,
  HTML,
  JSONL,
  CSV,
  PARQUET
}
