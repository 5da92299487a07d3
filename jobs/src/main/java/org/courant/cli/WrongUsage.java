package org.courant.cli;

/** The command line or a setting is wrong; the message names the value and what to do. */
final class WrongUsage extends RuntimeException {
  WrongUsage(IllegalArgumentException cause) {
    super(cause.getMessage(), cause);
  }
}
