package org.courant.tokenizer;

import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Function;

/** A native tokenizer: many threads use it side by side, and its end waits for all of them. */
final class Guarded<T> implements AutoCloseable {
  private final T resource;
  private final Runnable end;

  /** Held while in use: a native object used after its end takes the whole process along. */
  private final ReadWriteLock alive = new ReentrantReadWriteLock();

  private boolean closed;

  Guarded(T resource, Runnable end) {
    this.resource = resource;
    this.end = end;
  }

  <R> R use(Function<T, R> use) {
    alive.readLock().lock();
    try {
      if (closed) {
        throw new IllegalStateException("The tokenizer is closed");
      }
      return use.apply(resource);
    } finally {
      alive.readLock().unlock();
    }
  }

  @Override
  public void close() {
    alive.writeLock().lock();
    try {
      if (!closed) {
        closed = true;
        end.run();
      }
    } finally {
      alive.writeLock().unlock();
    }
  }
}
