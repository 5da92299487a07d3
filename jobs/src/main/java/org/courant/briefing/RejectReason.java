package org.courant.briefing;

import org.courant.corpus.ReadFailure;

/** Why a document could not be carried through; the values of the {@code reason} column. */
public enum RejectReason {
  /** Nothing in the file or record. */
  EMPTY,
  /** Not text. */
  BINARY,
  /** Bytes that are not in the charset they claim. */
  BAD_ENCODING,
  /** Not well-formed in its format. */
  BAD_SYNTAX,
  /** A record without its body. */
  MISSING_FIELD,
  /** A line or document above the limit. */
  TOO_LONG,
  /** No format is known for the file. */
  UNKNOWN_FORMAT,
  /** The file could not be opened or read. */
  IO_ERROR,
  /** Another record with the same id came first. */
  DUPLICATE_ID,
  /** The table to which the run appends has the briefing. */
  ALREADY_WRITTEN,
  /** Cleaning left no text. */
  NOTHING_LEFT,
  /** A step broke on it, which is a fault of the program. */
  STEP_FAILED,
  /** No sentence that needed the model came out of it. */
  TRANSLATION_FAILED;

  /** The reason for a record that could not be read. */
  public static RejectReason of(ReadFailure failure) {
    return switch (failure) {
      case EMPTY -> EMPTY;
      case BINARY -> BINARY;
      case BAD_ENCODING -> BAD_ENCODING;
      case BAD_SYNTAX -> BAD_SYNTAX;
      case MISSING_FIELD -> MISSING_FIELD;
      case TOO_LONG -> TOO_LONG;
      case UNKNOWN_FORMAT -> UNKNOWN_FORMAT;
      case IO_ERROR -> IO_ERROR;
    };
  }
}
