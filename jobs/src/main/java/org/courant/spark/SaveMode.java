package org.courant.spark;

/** What to do when the output folder holds the tables of a run already; Spark's names. */
public enum SaveMode {
  /** Refuse to start. */
  ERRORIFEXISTS,
  /** Replace them once the new tables are complete. */
  OVERWRITE,
  /** Add to them once the new tables are complete; what they have already is a reject. */
  APPEND,
  /** Leave them and do nothing. */
  IGNORE
}
