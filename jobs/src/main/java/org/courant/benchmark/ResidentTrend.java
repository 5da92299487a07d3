package org.courant.benchmark;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/** Memory of this process as work goes on, and how fast it grows once it works steadily. */
public final class ResidentTrend {
  private record Sample(double done, double bytes) {}

  private final List<Sample> samples = new ArrayList<>();

  /** Notes the memory of now; nothing where there is no {@code /proc}. */
  public synchronized void sample(long done) {
    ProcessUsage.residentBytes().ifPresent(bytes -> add(done, bytes));
  }

  synchronized void add(long done, long bytes) {
    samples.add(new Sample(done, bytes));
  }

  /**
   * Bytes for each further piece of work, the slope of least squares over the second half of the
   * work; empty with fewer than three samples there.
   */
  public synchronized OptionalDouble bytesPerPiece() {
    double half = samples.isEmpty() ? 0 : samples.get(samples.size() - 1).done / 2;
    List<Sample> steady = samples.stream().filter(sample -> sample.done >= half).toList();
    if (steady.size() < 3) {
      return OptionalDouble.empty();
    }
    double done = steady.stream().mapToDouble(Sample::done).average().orElseThrow();
    double bytes = steady.stream().mapToDouble(Sample::bytes).average().orElseThrow();
    double together = 0;
    double spread = 0;
    for (Sample sample : steady) {
      together += (sample.done - done) * (sample.bytes - bytes);
      spread += (sample.done - done) * (sample.done - done);
    }
    return spread == 0 ? OptionalDouble.empty() : OptionalDouble.of(together / spread);
  }
}
