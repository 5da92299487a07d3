package org.courant.corpus;

/** One record of a corpus: read, or refused with a reason. */
public sealed interface CorpusRecord permits Document, UnreadableRecord {
  /** Where the record was read from. */
  String uri();
}
