package org.courant.hub;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * A body that fails when no byte comes for a while. The JDK's client watches over the headers alone
 * and would wait for a silent server for ever.
 */
final class WatchedBody implements Closeable {
  private static final ScheduledThreadPoolExecutor WATCH = watch();

  private final InputStream body;
  private final Duration patience;
  private volatile boolean silent;

  WatchedBody(InputStream body, Duration patience) {
    this.body = body;
    this.patience = patience;
  }

  private static ScheduledThreadPoolExecutor watch() {
    ScheduledThreadPoolExecutor watch =
        new ScheduledThreadPoolExecutor(
            1,
            task -> {
              Thread thread = new Thread(task, "courant-hub-watch");
              thread.setDaemon(true);
              return thread;
            });
    watch.setRemoveOnCancelPolicy(true);
    return watch;
  }

  /** Bytes read into the chunk, or -1 at the end. */
  int read(byte[] chunk) throws IOException {
    Future<?> alarm = WATCH.schedule(this::giveUp, patience.toMillis(), TimeUnit.MILLISECONDS);
    try {
      int read = body.read(chunk);
      if (!silent) {
        return read;
      }
    } catch (IOException e) {
      if (!silent) {
        throw e;
      }
    } finally {
      alarm.cancel(false);
    }
    throw new IOException("no byte came for " + patience.toSeconds() + " s");
  }

  private void giveUp() {
    silent = true;
    try {
      // Wakes the reader.
      body.close();
    } catch (IOException e) {
      // The reader hears of the silence all the same.
    }
  }

  @Override
  public void close() throws IOException {
    body.close();
  }
}
