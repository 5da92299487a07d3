package org.courant.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.courant.evaluation.LinePair;
import picocli.CommandLine.Option;

/** The options that name lines and their translations by people. */
final class ParallelLines {
  @Option(names = "--source", required = true, paramLabel = "FILE", description = "Source lines.")
  private Path source;

  @Option(
      names = "--target",
      required = true,
      paramLabel = "FILE",
      description = "Their translations by people, line by line.")
  private Path target;

  /** The lines; see {@link LinePairs#read}. */
  List<LinePair> read() throws IOException {
    return LinePairs.read(source, target);
  }

  /** The file of the source lines. */
  Path source() {
    return source;
  }
}
