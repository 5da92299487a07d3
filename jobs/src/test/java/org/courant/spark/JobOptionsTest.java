package org.courant.spark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.SparkConf;
import org.courant.corpus.DocumentFormat;
import org.courant.inference.Computation;
import org.courant.inference.GenerationOptions;
import org.courant.inference.Precision;
import org.courant.summary.SummaryLanguage;
import org.courant.summary.SummaryLength;
import org.courant.summary.SummaryOptions;
import org.courant.summary.SummaryStrategy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class JobOptionsTest {
  private final SparkConf conf = new SparkConf(false);

  @Test
  void flagWinsOverSparkSettingOverBundle() {
    conf.set("spark.courant.beam-size", "3").set("spark.courant.length-penalty", "0.6");

    GenerationOptions generation = resolve(Map.of("beam-size", "2")).generation();

    assertEquals(2, generation.beamSize());
    assertEquals(0.6, generation.lengthPenalty());
    assertEquals(FakeModel.GENERATION.repetitionPenalty(), generation.repetitionPenalty());
  }

  @Test
  void defaultsHold() {
    JobOptions options = resolve(Map.of());

    assertEquals(SaveMode.ERRORIFEXISTS, options.mode());
    assertEquals("en", options.sourceLanguage());
    assertEquals(Computation.onCpu(JobOptions.DEFAULT_PRECISION), options.computation());
    assertEquals(JobOptions.DEFAULT_BATCH_TOKENS, options.batchTokens());
    assertEquals(0.05, options.allowedRejects());
    assertEquals(SummaryOptions.defaults(), options.summary());
    assertEquals(LadderUse.ON, options.ladder());
    assertEquals("[rejects>0.05]", options.thresholds().toString());
  }

  @Test
  void everyChoiceIsRead() {
    JobOptions options =
        resolve(
            Map.of("format", "jsonl", "precision", "INT8", "mode", "append", "to", "uk, ko,uk"));

    assertEquals(DocumentFormat.JSONL, options.read().format());
    assertEquals(Computation.onCpu(Precision.INT8), options.computation());
    assertEquals(SaveMode.APPEND, options.mode());
    assertEquals(List.of("uk", "ko"), options.languages());
  }

  @Test
  void whatACudaDeviceComputedIsAnotherTranslation() {
    JobOptions processor = resolve(Map.of("precision", "bfloat16"));
    JobOptions device = resolve(Map.of("precision", "auto", "device", "cuda"));
    JobOptions second = resolve(Map.of("precision", "bfloat16", "device", "CUDA:1"));

    assertEquals("bfloat16 on cuda", device.computation().label());
    assertEquals("bfloat16 on cuda:1", second.computation().label());
    assertNotEquals(processor.translationSha256(), device.translationSha256());
    assertEquals(second.translationSha256(), device.translationSha256());
  }

  @Test
  void wrongValuesAreRefusedByName() {
    refused("Invalid to: de, must be among those of model fake: ko, uk", Map.of("to", "ko,de"));
    refused("Invalid to: none, must be at least one language, as in --to ko,uk", Map.of("to", " "));
    refused("Invalid from: fr, must be among those of model fake: en", Map.of("from", "fr"));
    refused("Invalid beam-size: many, must be a whole number", Map.of("beam-size", "many"));
    refused("Invalid beam-size: 0, must be 1 to 64", Map.of("beam-size", "0"));
    refused(
        "Invalid mode: replace, must be one of errorifexists, overwrite, append, ignore",
        Map.of("mode", "replace"));
    refused("Invalid allowed-rejects: 1.5, must be 0 to 1", Map.of("allowed-rejects", "1.5"));
    refused("Invalid charset: utf-99", Map.of("charset", "utf-99"));
    refused(
        "Invalid device: gpu, must be cpu, cuda, or one of several as in cuda:1",
        Map.of("device", "gpu"));
    refused(
        "Invalid precision: int8 on cuda, a CUDA device computes in float32 or bfloat16",
        Map.of("device", "cuda", "precision", "int8"));
  }

  @Test
  void summaryOptionsAreCheckedTogether() {
    refused(
        "Invalid summary: short, must be one of extractive, abstractive, lead, none",
        Map.of("summary", "short"));
    refused(
        "Invalid summary-words: 0, must be 1 or more; --summary none makes no summary",
        Map.of("summary-words", "0"));
    refused(
        "Invalid summary-sentences: 2, must not go with summary-chars: a summary has one measure of"
            + " length",
        Map.of("summary-sentences", "2", "summary-chars", "300"));
    refused(
        "Invalid summary: none, must not go with summary-words",
        Map.of("summary", "none", "summary-words", "60"));
    refused(
        "Invalid summary-language: ko, must be one of source, target",
        Map.of("summary-language", "source,ko"));
    refused(
        "Invalid faithful: true, must go with --summary abstractive, not lead, which is faithful by"
            + " itself",
        Map.of("summary", "lead", "faithful", "true"));
  }

  @Test
  void summaryOptionsAreRead() {
    SummaryOptions summary =
        resolve(Map.of("summary", "lead", "summary-words", "60", "summary-language", "target"))
            .summary();

    assertEquals(
        new SummaryOptions(
            SummaryStrategy.LEAD,
            SummaryLength.words(60),
            List.of(SummaryLanguage.TARGET),
            false,
            SummaryLanguage.SOURCE),
        summary);
  }

  @Test
  void secondModelMustBeOfUse() {
    JobOptions options = resolve(Map.of());
    ModelCard german = second(List.of("en"), List.of("de"));

    ModelCard both = second(List.of(), List.of("de", "ko"));
    assertEquals(both, options.withSecondModel(both).secondModel());
    refused(
        "Invalid second-model: two, must be one that writes ko",
        () -> options.withSecondModel(german));
    refused(
        "Invalid second-model: two, must be one that reads en",
        () -> options.withSecondModel(second(List.of("fr"), List.of("ko"))));
    refused(
        "Invalid second-model: two, must be left out where the ladder is off",
        () -> resolve(Map.of("ladder", "off")).withSecondModel(second(List.of(), List.of("ko"))));
  }

  private static ModelCard second(List<String> sources, List<String> targets) {
    return new ModelCard("two", "2".repeat(64), sources, targets, FakeModel.GENERATION);
  }

  private static void refused(String message, Executable options) {
    assertEquals(message, assertThrows(IllegalArgumentException.class, options).getMessage());
  }

  @Test
  void unknownSparkSettingIsRefused() {
    conf.set("spark.courant.beamsize", "4");

    Exception failure = assertThrows(IllegalArgumentException.class, () -> resolve(Map.of()));

    assertTrue(
        failure
            .getMessage()
            .startsWith("Invalid setting: spark.courant.beamsize, known are allowed-rejects, "));
  }

  @Test
  void hashFollowsWhatDecidesTheTables() {
    String plain = resolve(Map.of()).sha256();

    assertEquals(plain, resolve(Map.of("partitions", "4", "out", "elsewhere")).sha256());
    assertEquals(plain, resolve(Map.of("fail-on", "flagged>0.5")).sha256());
    assertNotEquals(plain, resolve(Map.of("beam-size", "1")).sha256());
    assertNotEquals(plain, resolve(Map.of("ladder", "off")).sha256());
    ModelCard second = second(List.of(), List.of("ko"));
    assertNotEquals(plain, resolve(Map.of()).withSecondModel(second).sha256());
    assertNotEquals(plain, resolve(Map.of("summary-sentences", "3")).sha256());
  }

  private void refused(String message, Map<String, String> flags) {
    Exception failure = assertThrows(IllegalArgumentException.class, () -> resolve(flags));
    assertEquals(message, failure.getMessage());
  }

  private JobOptions resolve(Map<String, String> flags) {
    Map<String, String> all = new HashMap<>(Map.of("to", "ko", "out", "out"));
    all.putAll(flags);
    return JobOptions.resolve(List.of("in"), Settings.of(all, conf), FakeModel.CARD);
  }
}
