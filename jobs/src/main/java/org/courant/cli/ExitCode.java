package org.courant.cli;

/** What a command tells the shell. */
enum ExitCode {
  /** Everything asked for was done. */
  DONE(0),
  /** Done, with more rejects or flags than allowed or a bad verdict. */
  DONE_WITH_ALARM(1),
  /** Nothing was begun: the command line or a setting is wrong. */
  WRONG_USAGE(2),
  /** Begun and failed; no table was written. */
  FAILED(3);

  private final int code;

  ExitCode(int code) {
    this.code = code;
  }

  int code() {
    return code;
  }
}
