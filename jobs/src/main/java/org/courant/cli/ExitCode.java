package org.courant.cli;

/** What a command tells the shell. */
enum ExitCode {
  /** Everything asked for was done. */
  DONE(0, "done"),
  /** Done, with more rejects or flags than allowed or a bad verdict. */
  DONE_WITH_ALARM(1, "alarm"),
  /** Nothing was begun: the command line or a setting is wrong. */
  WRONG_USAGE(2, "refused"),
  /** Begun and failed; no table was written. */
  FAILED(3, "failed");

  private final int code;
  private final String status;

  ExitCode(int code, String status) {
    this.code = code;
    this.status = status;
  }

  int code() {
    return code;
  }

  /** The same in a word. */
  String status() {
    return status;
  }
}
