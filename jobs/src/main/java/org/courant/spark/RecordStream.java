package org.courant.spark;

import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.function.Consumer;
import org.courant.corpus.CorpusRecord;

/**
 * Turns a reader that pushes records into an iterator, holding a handful of records at a time: a
 * file of any length passes through. The reader runs on a thread of its own, which ends with the
 * file or when the stream is closed.
 */
final class RecordStream implements Iterator<CorpusRecord>, AutoCloseable {
  private sealed interface Event {}

  private record Arrived(CorpusRecord item) implements Event {}

  private record Ended(Throwable failure) implements Event {}

  private static final int WAITING = 16;

  private final BlockingQueue<Event> events = new ArrayBlockingQueue<>(WAITING);
  private final Thread thread;
  private Event next;

  RecordStream(Consumer<Consumer<CorpusRecord>> reader) {
    this.thread = new Thread(() -> run(reader), "courant-reader");
    thread.setDaemon(true);
    thread.start();
  }

  private void run(Consumer<Consumer<CorpusRecord>> reader) {
    try {
      reader.accept(item -> put(new Arrived(item)));
      put(new Ended(null));
    } catch (RuntimeException | Error e) {
      if (!Thread.currentThread().isInterrupted()) {
        put(new Ended(e));
      }
    }
  }

  private void put(Event event) {
    try {
      events.put(event);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Cannot read on: the task has ended", e);
    }
  }

  @Override
  public boolean hasNext() {
    if (next == null) {
      next = take();
    }
    if (next instanceof Ended ended && ended.failure() != null) {
      throw new IllegalStateException("Cannot read on: " + ended.failure(), ended.failure());
    }
    return next instanceof Arrived;
  }

  private Event take() {
    try {
      return events.take();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Cannot read on: interrupted", e);
    }
  }

  @Override
  public CorpusRecord next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    CorpusRecord item = ((Arrived) next).item();
    next = null;
    return item;
  }

  @Override
  public void close() {
    thread.interrupt();
  }
}
