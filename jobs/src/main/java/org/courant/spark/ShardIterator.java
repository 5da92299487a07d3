package org.courant.spark;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.apache.spark.sql.Row;
import org.courant.inference.SourceText;

/** Gathers sorted sentence rows into shards, holding one shard at a time. */
final class ShardIterator implements Iterator<List<OpenSentence>> {
  private final Iterator<Row> rows;
  private Row next;

  ShardIterator(Iterator<Row> rows) {
    this.rows = rows;
    advance();
  }

  @Override
  public boolean hasNext() {
    return next != null;
  }

  @Override
  public List<OpenSentence> next() {
    if (next == null) {
      throw new NoSuchElementException();
    }
    int shard = shard(next);
    List<OpenSentence> sentences = new ArrayList<>();
    while (next != null && shard(next) == shard) {
      sentences.add(
          new OpenSentence(
              shard,
              new SourceText(next.getAs(WorkTables.KEY), next.getAs(WorkTables.SOURCE)),
              next.getList(next.fieldIndex(WorkTables.LANGUAGES))));
      advance();
    }
    return sentences;
  }

  private void advance() {
    next = rows.hasNext() ? rows.next() : null;
  }

  private static int shard(Row row) {
    return row.<Integer>getAs(WorkTables.SHARD);
  }
}
