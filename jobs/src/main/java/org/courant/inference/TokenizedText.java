package org.courant.inference;

/** A text as the model reads it, under its caller's key. */
record TokenizedText(String key, int[] tokens) {}
