package org.courant.cli;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;
import org.courant.spark.Progress;
import org.courant.spark.RunListener;

/** One line that renews itself on a terminal; elsewhere a plain line now and then. */
final class ProgressLine implements RunListener {
  private static final Duration PLAIN_INTERVAL = Duration.ofSeconds(10);
  private static final String RENEW = "\r\u001b[K";

  private final PrintWriter err;
  private final boolean terminal;
  private long lastPlain = System.nanoTime();

  ProgressLine(PrintWriter err, boolean terminal) {
    this.err = err;
    this.terminal = terminal;
  }

  @Override
  public synchronized void begun(String steps) {
    show("courant: " + steps);
  }

  @Override
  public synchronized void progressed(Progress progress) {
    boolean due = System.nanoTime() - lastPlain >= PLAIN_INTERVAL.toNanos();
    if (terminal || due || progress.done() == progress.total()) {
      lastPlain = System.nanoTime();
      show("courant: " + text(progress));
    }
  }

  /** Leaves a clean line for what follows. */
  synchronized void end() {
    if (terminal) {
      err.print(RENEW);
      err.flush();
    }
  }

  private void show(String line) {
    err.print(terminal ? RENEW + line : line + System.lineSeparator());
    err.flush();
  }

  static String text(Progress progress) {
    return String.format(
        Locale.ROOT,
        "%,d of %,d sentences, %,.0f tokens/s, %s left",
        progress.done(),
        progress.total(),
        progress.tokensPerSecond(),
        clock(progress.left()));
  }

  static String clock(Duration duration) {
    long seconds = duration.toSeconds();
    return seconds < 3600
        ? String.format(Locale.ROOT, "%d:%02d", seconds / 60, seconds % 60)
        : String.format(
            Locale.ROOT, "%d:%02d:%02d", seconds / 3600, seconds / 60 % 60, seconds % 60);
  }
}
