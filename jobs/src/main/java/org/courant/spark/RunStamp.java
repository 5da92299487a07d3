package org.courant.spark;

import java.io.Serializable;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;

/**
 * What every row of one run says about it.
 *
 * @param runId differs from run to run, unless a scheduler asks for the same run again
 * @param translatedAt differs from run to run
 * @param model name of the model
 * @param modelSha256 hash of the model
 * @param settingsSha256 hash of the settings that decide the output
 */
record RunStamp(
    String runId, Instant translatedAt, String model, String modelSha256, String settingsSha256)
    implements Serializable {
  RunStamp {
    Objects.requireNonNull(runId, "runId");
    Objects.requireNonNull(translatedAt, "translatedAt");
    Objects.requireNonNull(model, "model");
    Objects.requireNonNull(modelSha256, "modelSha256");
    Objects.requireNonNull(settingsSha256, "settingsSha256");
  }

  /** The stamp of a run that begins now. */
  static RunStamp now(RunId runId, ModelCard card, String settingsSha256) {
    Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
    return new RunStamp(runId.value(), now, card.name(), card.sha256(), settingsSha256);
  }
}
