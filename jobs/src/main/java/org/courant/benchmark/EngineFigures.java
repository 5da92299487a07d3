package org.courant.benchmark;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.courant.inference.Computation;

/**
 * What one measurement of the engine gave.
 *
 * @param computation how and where it was computed
 * @param settings what was measured
 * @param sourceTokens tokens of all sources, padding left out
 * @param targetTokens tokens of all targets
 * @param operations additions and multiplications of the matrix products that this work needs
 * @param loadSeconds wall-clock time to load the weights
 * @param firstBatchSeconds wall-clock time of the first batch after that, which is not counted
 * @param seconds wall-clock time
 * @param cpuSeconds CPU time of the process in that time
 * @param peakOperations operations a second of one thread of the processor that does nothing but
 *     matrix products, if it computed
 * @param peakResidentBytes most memory of the process so far, if known
 */
public record EngineFigures(
    Computation computation,
    EngineSettings settings,
    long sourceTokens,
    long targetTokens,
    double operations,
    double loadSeconds,
    double firstBatchSeconds,
    double seconds,
    double cpuSeconds,
    OptionalDouble peakOperations,
    OptionalLong peakResidentBytes) {

  public double targetTokensPerSecond() {
    return targetTokens / seconds;
  }

  public double sourceTokensPerSecond() {
    return sourceTokens / seconds;
  }

  /** The measure to compare on a busy machine. */
  public double targetTokensPerCpuSecond() {
    return targetTokens / cpuSeconds;
  }

  /** Share of the CPU time that the matrix products would take alone. */
  public OptionalDouble shareOfPeak() {
    return peakOperations.isPresent()
        ? OptionalDouble.of(operations / cpuSeconds / peakOperations.getAsDouble())
        : OptionalDouble.empty();
  }

  /** By the names of the JSON file. */
  public Map<String, Object> described() {
    Map<String, Object> described = new LinkedHashMap<>();
    described.put("precision", computation.precision().label());
    described.put("device", computation.device().label());
    described.put("beam_size", settings.beamSize());
    described.put("threads", settings.threads());
    described.put("sentences", settings.sentences());
    described.put("batch_size", settings.batchSize());
    described.put("source_tokens", sourceTokens);
    described.put("target_tokens", targetTokens);
    described.put("seconds", seconds);
    described.put("cpu_seconds", cpuSeconds);
    described.put("target_tokens_per_second", targetTokensPerSecond());
    described.put("source_tokens_per_second", sourceTokensPerSecond());
    described.put("target_tokens_per_cpu_second", targetTokensPerCpuSecond());
    peakOperations.ifPresent(peak -> described.put("gemm_peak_gops_per_core", peak / 1e9));
    shareOfPeak().ifPresent(share -> described.put("share_of_gemm_peak", share));
    described.put("load_seconds", loadSeconds);
    described.put("first_batch_seconds", firstBatchSeconds);
    peakResidentBytes.ifPresent(bytes -> described.put("peak_resident_bytes", bytes));
    return described;
  }
}
