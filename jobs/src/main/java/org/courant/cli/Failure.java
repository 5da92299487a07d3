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

  @Override
  public int handleExecutionException(
      Exception failure, CommandLine command, ParseResult parseResult) {
    PrintWriter err = command.getErr();
    if (failure instanceof WrongUsage) {
      err.println("courant: " + failure.getMessage());
      return ExitCode.WRONG_USAGE.code();
    }
    err.println("courant: failed: " + cause(failure));
    if (System.getenv(STACK_TRACE) == null) {
      err.println("courant: set " + STACK_TRACE + "=1 to see where");
    } else {
      failure.printStackTrace(err);
    }
    err.flush();
    return ExitCode.FAILED.code();
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
