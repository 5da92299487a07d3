package org.courant.benchmark;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * What this process has used since it began.
 *
 * @param cpuSeconds of all its threads
 * @param peakResidentBytes most memory it had at once; empty where there is no {@code /proc}
 */
public record ProcessUsage(double cpuSeconds, OptionalLong peakResidentBytes) {
  private static final Path STATUS = Path.of("/proc/self/status");
  private static final Path CPUS = Path.of("/proc/cpuinfo");

  /** As of now. */
  public static ProcessUsage now() {
    OperatingSystemMXBean system =
        (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    return new ProcessUsage(system.getProcessCpuTime() / 1e9, status("VmHWM:"));
  }

  /**
   * Memory of this process now, weights and caches included; empty where there is no {@code /proc}.
   */
  public static OptionalLong residentBytes() {
    return status("VmRSS:");
  }

  private static OptionalLong status(String field) {
    return lines(STATUS)
        .filter(line -> line.startsWith(field))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
        .findFirst();
  }

  /** The processor's name and how many of its cores this JVM may use. */
  public static String machine() {
    String name =
        lines(CPUS)
            .filter(line -> line.startsWith("model name"))
            .map(line -> line.substring(line.indexOf(':') + 1).strip())
            .findFirst()
            .orElse(System.getProperty("os.arch"));
    return name + ", " + Runtime.getRuntime().availableProcessors() + " cores";
  }

  private static Stream<String> lines(Path file) {
    if (!Files.isReadable(file)) {
      return Stream.empty();
    }
    try {
      return Files.readAllLines(file).stream();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + file, e);
    }
  }
}
