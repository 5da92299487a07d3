package org.courant.inference;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/** The instruction sets of a processor, as Linux names them. */
final class ProcessorFlags {
  private static final Path FILE = Path.of("/proc/cpuinfo");

  private ProcessorFlags() {}

  /** Those of this machine; none where Linux does not tell them. */
  static Set<String> ofThisMachine() {
    try {
      return Files.isReadable(FILE) ? parse(Files.readAllLines(FILE)) : Set.of();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + FILE, e);
    }
  }

  /** Those of the first processor that is listed. */
  static Set<String> parse(List<String> lines) {
    return lines.stream()
        .filter(line -> line.startsWith("flags"))
        .findFirst()
        .map(line -> List.of(line.substring(line.indexOf(':') + 1).strip().split("\\s+")))
        .map(Set::copyOf)
        .orElse(Set.of());
  }
}
