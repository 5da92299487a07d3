package org.courant.spark;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The run that holds a lock.
 *
 * @param runId the run
 * @param host name of the machine of its driver
 * @param pid process number of its driver
 * @param started when that process began, as the machine tells it, or the empty text
 */
record LockHolder(String runId, String host, long pid, String started) {
  LockHolder {
    Objects.requireNonNull(runId, "runId");
    Objects.requireNonNull(host, "host");
    Objects.requireNonNull(started, "started");
  }

  /** A run of this process. */
  static LockHolder here(String runId) {
    ProcessHandle own = ProcessHandle.current();
    return new LockHolder(runId, hostName(), own.pid(), started(own));
  }

  private static String hostName() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      // A machine that does not know its own name is told by its silence alone.
      return "";
    }
  }

  private static String started(ProcessHandle process) {
    return process.info().startInstant().map(Instant::toString).orElse("");
  }

  /** Whether its process is seen to be gone; of another machine nothing is seen. */
  boolean isSeenDead() {
    return !host.isEmpty()
        && host.equals(hostName())
        && ProcessHandle.of(pid).map(process -> !started(process).equals(started)).orElse(true);
  }

  /** For a person. */
  String described() {
    return "run " + runId + " (process " + pid + " on " + host + ")";
  }

  /** One line for each component. */
  String text() {
    return String.join("\n", runId, host, Long.toString(pid), started) + "\n";
  }

  /** Reads {@link #text}; empty for a file that is just being written. */
  static Optional<LockHolder> parse(String text) {
    List<String> lines = text.lines().toList();
    return lines.size() == 4 || lines.size() == 3
        ? Optional.of(
            new LockHolder(
                lines.get(0),
                lines.get(1),
                Long.parseLong(lines.get(2)),
                lines.size() == 4 ? lines.get(3) : ""))
        : Optional.empty();
  }
}
