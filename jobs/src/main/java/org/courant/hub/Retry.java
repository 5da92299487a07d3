package org.courant.hub;

import java.io.IOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.function.LongSupplier;
import javax.net.ssl.SSLHandshakeException;

/** Repeats what a passing trouble stopped, with longer and longer pauses. */
final class Retry {
  /** Tries in a row without a byte gained. */
  static final int TRIES = 5;

  private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);

  private final HubSettings settings;
  private final Pause pause;
  private final PullListener listener;

  Retry(HubSettings settings, Pause pause, PullListener listener) {
    this.settings = settings;
    this.pause = pause;
    this.listener = listener;
  }

  /** One try. */
  @FunctionalInterface
  interface Step<T> {
    T run() throws IOException, InterruptedException;
  }

  /**
   * Runs a step until it succeeds or {@link #TRIES} in a row failed.
   *
   * @param what for messages
   * @param progress grows with every byte gained, and with it the patience
   * @throws HubException when patience is at its end, or thrown by the step itself
   */
  <T> T run(String what, LongSupplier progress, Step<T> step) {
    int failures = 0;
    long reached = progress.getAsLong();
    while (true) {
      try {
        return step.run();
      } catch (InterruptedException e) {
        throw interrupted(what, e);
      } catch (IOException e) {
        failures = progress.getAsLong() > reached ? 1 : failures + 1;
        reached = Math.max(reached, progress.getAsLong());
        // A certificate that is not trusted will not be trusted a second later either.
        if (failures == TRIES || e instanceof SSLHandshakeException) {
          throw gaveUp(what, e, failures);
        }
        pause(what, e, FIRST_PAUSE.multipliedBy(1L << (failures - 1)));
      }
    }
  }

  private void pause(String what, IOException trouble, Duration usual) {
    Duration wait = usual;
    if (trouble instanceof PassingException passing) {
      wait = passing.askedWait().orElse(usual);
    }
    if (wait.compareTo(LONGEST_PAUSE) > 0) {
      throw new HubException(
          "Cannot fetch %s: %s and asks to wait %,d s; run the command again after that"
              .formatted(what, reason(trouble), wait.toSeconds()),
          trouble);
    }
    listener.retrying(what + ": " + reason(trouble), wait);
    try {
      pause.take(wait);
    } catch (InterruptedException e) {
      throw interrupted(what, e);
    }
  }

  private static HubException interrupted(String what, InterruptedException cause) {
    Thread.currentThread().interrupt();
    return new HubException("Cannot fetch " + what + ": interrupted", cause);
  }

  private HubException gaveUp(String what, IOException cause, int tries) {
    if (cause instanceof ConnectException
        || cause instanceof SSLHandshakeException
        || cause instanceof HttpConnectTimeoutException
        || cause instanceof UnknownHostException) {
      return new HubException(
          "Cannot reach %s: %s; %s".formatted(settings.endpoint(), reason(cause), BY_HAND), cause);
    }
    return new HubException(
        "Cannot fetch %s: %s, tried %d times in a row; run the command again, it goes on from there"
            .formatted(what, reason(cause), tries),
        cause);
  }

  /** The way that needs no network. */
  static final String BY_HAND =
      "on a machine without network, copy the checkpoint's folder from one that has it and name it"
          + " with --model FOLDER";

  private static String reason(IOException trouble) {
    if (trouble instanceof ConnectException && trouble.getMessage() == null) {
      return hasUnknownHost(trouble) ? "the host's name is unknown" : "no connection";
    }
    Throwable told = trouble;
    // The JDK's client wraps what happened in an exception that says "closed".
    if ("closed".equals(trouble.getMessage()) && trouble.getCause() != null) {
      told = trouble.getCause();
    }
    String message = told.getMessage();
    return message == null ? told.getClass().getSimpleName() : Shown.text(message);
  }

  private static boolean hasUnknownHost(Throwable trouble) {
    return trouble instanceof UnresolvedAddressException
        || (trouble.getCause() != null && hasUnknownHost(trouble.getCause()));
  }
}
