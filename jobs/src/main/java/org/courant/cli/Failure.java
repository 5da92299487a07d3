package org.courant.cli;

import java.io.PrintWriter;
import java.io.UncheckedIOException;
import org.courant.hub.HubException;
import org.courant.spark.UnwritableException;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** Says why a command failed; the stack trace only where it was asked for. */
final class Failure implements IExecutionExceptionHandler {
  /** Environment variable that asks for stack traces. */
  static final String STACK_TRACE = "COURANT_STACK_TRACE";

  /** What the operating system says; files of ours are named, so that these are Spark's. */
  private static final String DISK_FULL = "No space left on device";

  private static final String ANOTHER_DISK =
      "make room, or name a folder on another disk with spark.local.dir";

  /** A command that has more to tell of its end than the message. */
  interface Listener {
    /**
     * It was refused or has failed, and the message is printed.
     *
     * @param reason the message
     */
    void tell(ExitCode code, String reason);
  }

  @Override
  public int handleExecutionException(
      Exception failure, CommandLine command, ParseResult parseResult) {
    boolean refused = failure instanceof WrongUsage;
    String reason = refused ? failure.getMessage() : cause(failure);
    print(command.getErr(), failure, refused ? reason : "failed: " + reason);
    ExitCode code = refused ? ExitCode.WRONG_USAGE : ExitCode.FAILED;
    if (command.getCommand() instanceof Listener listener) {
      listener.tell(code, reason);
    }
    return code.code();
  }

  private static void print(PrintWriter err, Exception failure, String message) {
    err.println("courant: " + message);
    if (!(failure instanceof WrongUsage)) {
      if (System.getenv(STACK_TRACE) == null) {
        err.println("courant: set " + STACK_TRACE + "=1 to see where");
      } else {
        failure.printStackTrace(err);
      }
    }
    err.flush();
  }

  /**
   * The innermost message, which names the value; Spark wraps it several times. A HubException says
   * more than the trouble with the network that it wraps itself, and so does an
   * UncheckedIOException that has a message of its own and an UnwritableException.
   */
  private static String cause(Throwable failure) {
    Throwable innermost = failure;
    while (innermost.getCause() != null && !saysMore(innermost)) {
      innermost = innermost.getCause();
    }
    String message = innermost.getMessage();
    if (message == null) {
      return innermost.toString();
    }
    return message.equals(DISK_FULL)
        ? "Cannot write Spark's temporary files: " + DISK_FULL + "; " + ANOTHER_DISK
        : message.lines().findFirst().orElse(message);
  }

  private static boolean saysMore(Throwable failure) {
    return failure instanceof HubException
        || failure instanceof UnwritableException
        || (failure instanceof UncheckedIOException
            && !failure.getCause().toString().equals(failure.getMessage()));
  }
}
