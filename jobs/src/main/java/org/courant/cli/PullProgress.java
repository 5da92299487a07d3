package org.courant.cli;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;
import java.util.function.LongSupplier;
import org.courant.hub.HubFile;
import org.courant.hub.HubName;
import org.courant.hub.PullListener;

/** A line for each file; on a terminal the current one renews itself while the bytes come. */
final class PullProgress implements PullListener {
  private static final String RENEW = "\r\u001b[K";
  private static final Duration INTERVAL = Duration.ofMillis(100);

  private final PrintWriter err;
  private final boolean terminal;
  private final LongSupplier nanos;

  private HubFile current;
  private long begun;
  private long before;
  private long shown;

  /** Writes to {@code err}; {@code nanos} is a clock that only moves forward. */
  PullProgress(PrintWriter err, boolean terminal, LongSupplier nanos) {
    this.err = err;
    this.terminal = terminal;
    this.nanos = nanos;
  }

  // On a JDK 17, which the build asks for, there is a console only on a terminal.
  @SuppressWarnings("SystemConsoleNull")
  static PullProgress to(PrintWriter err) {
    return new PullProgress(err, System.console() != null, System::nanoTime);
  }

  @Override
  public void waiting(HubName name) {
    line("waiting for another pull of " + name.repository());
  }

  @Override
  public void planned(HubName name, String commit, int files, long missing) {
    line(
        "%s at commit %s: %d files, %s to fetch"
            .formatted(name, commit, files, ByteCount.text(missing)));
  }

  @Override
  public void progressed(HubFile file, long done) {
    long now = nanos.getAsLong();
    if (!file.equals(current)) {
      current = file;
      begun = now;
      before = done;
    }
    if (terminal && now - shown >= INTERVAL.toNanos()) {
      shown = now;
      err.print(
          RENEW
              + String.format(
                  Locale.ROOT,
                  "courant: %s  %d%%, %s of %s%s",
                  file.name(),
                  file.size() == 0 ? 100 : done * 100 / file.size(),
                  ByteCount.text(done),
                  ByteCount.text(file.size()),
                  speed(done - before, now)));
      err.flush();
    }
  }

  @Override
  public void finished(HubFile file, long fetched) {
    String how = fetched == 0 ? ", is here already" : speed(fetched, nanos.getAsLong());
    line(file.name() + "  " + ByteCount.text(file.size()) + how);
    current = null;
  }

  @Override
  public void retrying(String reason, Duration wait) {
    line(reason + "; trying again in " + wait.toSeconds() + " s");
  }

  private String speed(long bytes, long now) {
    double seconds = (now - begun) / 1e9;
    return seconds < 0.5 ? "" : String.format(Locale.ROOT, ", %.1f MB/s", bytes / 1e6 / seconds);
  }

  private void line(String text) {
    err.println((terminal ? RENEW : "") + "courant: " + text);
    err.flush();
  }
}
