package org.courant.spark;

import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.function.Function;
import org.apache.spark.TaskContext;
import org.apache.spark.TaskKilledException;
import org.apache.spark.sql.Row;
import org.courant.corpus.CorpusRecord;
import org.courant.corpus.Document;
import org.courant.corpus.ReadFailure;
import org.courant.corpus.UnreadableRecord;

/**
 * The rows of one part of a Parquet file. Where the part cannot be read on, one reject stands for
 * the rest of it; the rows before and the other parts are kept.
 */
final class ParquetRows implements Iterator<Arrival<Document>> {
  private final InputFile file;
  private final Iterator<Row> rows;
  private final Function<Row, CorpusRecord> reader;
  private Arrival<Document> next;
  private long position = -1;
  private boolean ended;

  /**
   * Binds an iterator.
   *
   * @param rows rows whose first column is their index in the file
   * @param reader makes a record of a row
   */
  ParquetRows(InputFile file, Iterator<Row> rows, Function<Row, CorpusRecord> reader) {
    this.file = file;
    this.rows = rows;
    this.reader = reader;
  }

  @Override
  public boolean hasNext() {
    if (next == null && !ended) {
      next = advance();
    }
    return next != null;
  }

  @Override
  public Arrival<Document> next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    Arrival<Document> arrival = next;
    next = null;
    return arrival;
  }

  private Arrival<Document> advance() {
    Row row;
    try {
      if (!rows.hasNext()) {
        ended = true;
        return null;
      }
      row = rows.next();
    } catch (TaskKilledException e) {
      throw e;
    } catch (Exception | OutOfMemoryError e) {
      // A damaged length asks for any amount of memory. Spark throws exceptions of Scala, which
      // are checked ones too.
      return broken(e);
    }
    position = row.getLong(0);
    return Corpus.arrival(file.uri(), position, reader.apply(row));
  }

  private Arrival<Document> broken(Throwable failure) {
    if (TaskContext.get().isInterrupted()) {
      throw new IllegalStateException("Cannot read on: the task has ended", failure);
    }
    ended = true;
    String after = position < 0 ? "" : " after row " + position;
    UnreadableRecord rest =
        new UnreadableRecord(
            file.uri(),
            null,
            null,
            ReadFailure.IO_ERROR,
            "Cannot read the table"
                + after
                + ": "
                + Corpus.innermost(failure)
                + "; rows that follow are lost: write the file anew");
    return Corpus.arrival(file.uri(), position + 1, rest);
  }
}
