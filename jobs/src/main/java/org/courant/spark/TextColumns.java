package org.courant.spark;

import java.io.Serializable;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/**
 * Appends the answers of calls to rows, many rows at a time.
 *
 * @param settings how the functions work
 * @param columns one for each call
 */
record TextColumns(TextSettings settings, List<TextColumn> columns) implements Serializable {
  /** Segments that meet the model together at least, as long as there are rows. */
  private static final int SEGMENTS = 512;

  /** Rows held at most. */
  private static final int ROWS = 4096;

  TextColumns {
    columns = List.copyOf(columns);
  }

  /**
   * A call for each row.
   *
   * @param function what is asked
   * @param text index of the column with the text
   * @param language index of the column with the language
   */
  record TextColumn(TextFunction function, int text, int language) implements Serializable {
    TextCall of(Row row) {
      return new TextCall(
          function,
          row.isNullAt(text) ? null : row.getString(text),
          row.isNullAt(language) ? null : row.getString(language));
    }
  }

  /** The rows in their order, each with its answers behind its own columns. */
  Iterator<Row> append(Iterator<Row> rows) {
    return new Batches(rows, new TextDesk(settings));
  }

  /** Fetches a batch when the last one is used up. */
  private final class Batches implements Iterator<Row> {
    private final Iterator<Row> rows;
    private final TextDesk desk;
    private final Deque<Row> ready = new ArrayDeque<>();

    Batches(Iterator<Row> rows, TextDesk desk) {
      this.rows = rows;
      this.desk = desk;
    }

    @Override
    public boolean hasNext() {
      if (ready.isEmpty()) {
        fetch();
      }
      return !ready.isEmpty();
    }

    @Override
    public Row next() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      return ready.remove();
    }

    private void fetch() {
      List<Row> batch = new ArrayList<>();
      List<TextDesk.Cut> calls = new ArrayList<>();
      int segments = 0;
      while (rows.hasNext() && batch.size() < ROWS && segments < SEGMENTS) {
        Row row = rows.next();
        batch.add(row);
        for (TextColumn column : columns) {
          TextDesk.Cut call = desk.cut(column.of(row));
          calls.add(call);
          segments += call.segments().size();
        }
      }
      List<Object> answers = desk.answer(calls);
      for (int i = 0; i < batch.size(); i++) {
        ready.add(
            with(batch.get(i), answers.subList(i * columns.size(), (i + 1) * columns.size())));
      }
    }

    private static Row with(Row row, List<Object> answers) {
      Object[] values = new Object[row.size() + answers.size()];
      for (int i = 0; i < row.size(); i++) {
        values[i] = row.get(i);
      }
      for (int i = 0; i < answers.size(); i++) {
        values[row.size() + i] = answers.get(i);
      }
      return RowFactory.create(values);
    }
  }
}
