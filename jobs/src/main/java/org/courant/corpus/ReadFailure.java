package org.courant.corpus;

/** Why a record could not become a document. */
public enum ReadFailure {
  EMPTY,
  BINARY,
  BAD_ENCODING,
  BAD_SYNTAX,
  MISSING_FIELD,
  TOO_LONG,
  UNKNOWN_FORMAT,
  IO_ERROR
}
