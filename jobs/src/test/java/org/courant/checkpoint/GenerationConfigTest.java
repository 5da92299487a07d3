package org.courant.checkpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import org.courant.checkpoint.GenerationConfig.EarlyStopping;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GenerationConfigTest {
  @TempDir Path folder;

  @Test
  void fillsInTransformersDefaults() throws IOException {
    GenerationConfig config = read("{\"eos_token_id\": 2, \"bos_token_id\": 1}");
    assertEquals(1, config.numBeams());
    assertEquals(1.0, config.lengthPenalty());
    assertEquals(EarlyStopping.HEURISTIC, config.earlyStopping());
    assertEquals(OptionalInt.empty(), config.maxLength());
    assertEquals(0, config.minLength());
    assertEquals(1.0, config.repetitionPenalty());
    assertEquals(List.of(), config.badTokens());
    assertEquals(1, config.decoderStartToken(), "the begin token stands in");
    assertEquals(2, config.padToken(), "the end token stands in");
  }

  @Test
  void readsEveryField() throws IOException {
    GenerationConfig config =
        read(
            """
            {"num_beams": 6, "length_penalty": 0.6, "early_stopping": "never", "max_length": 512,
             "max_new_tokens": 100, "min_length": 2, "min_new_tokens": 3, "no_repeat_ngram_size": 4,
             "repetition_penalty": 1.2, "bad_words_ids": [[7], [0], [8]], "suppress_tokens": [9],
             "begin_suppress_tokens": [10, 11], "forced_bos_token_id": 12,
             "forced_eos_token_id": 0, "renormalize_logits": true, "decoder_start_token_id": 13,
             "eos_token_id": [0, 14], "pad_token_id": 13, "bos_token_id": null,
             "transformers_version": "4.30.0", "temperature": 0.7, "use_cache": true,
             "do_sample": false, "num_beam_groups": 1, "diversity_penalty": 0.0}""");
    assertEquals(EarlyStopping.NEVER, config.earlyStopping());
    assertEquals(List.of(7, 8), config.badTokens(), "end tokens are not banned");
    assertEquals(List.of(0, 14), config.eosTokens());
    assertEquals(List.of(0), config.forcedEosTokens());
    assertEquals(OptionalInt.of(12), config.forcedBosToken());
    assertEquals(OptionalInt.of(3), config.minNewTokens());
    assertTrue(config.renormalizeLogits());
    assertEquals(13, config.decoderStartToken());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          "do_sample": true               | do_sample is true
          "num_beam_groups": 2            | num_beam_groups is 2
          "diversity_penalty": 0.5        | diversity_penalty is 0.5
          "encoder_no_repeat_ngram_size": 3 | encoder_no_repeat_ngram_size is 3
          "sequence_bias": [[[1], 2.0]]   | sequence_bias is
          "constraints": []               | constraints is []
          "exponential_decay_length_penalty": [1, 2.0] | exponential_decay_length_penalty is
          "guidance_scale": 1.5           | guidance_scale is 1.5
          "made_up": 1                    | made_up is 1, a field unknown
          "bad_words_ids": [[1, 2]]       | bad_words_ids is [[1,2]], must be
          "early_stopping": "sometimes"   | early_stopping is
          "num_beams": 0                  | num_beams is 0, must be 1 or more
          "repetition_penalty": 0.0       | repetition_penalty is 0.0, must be above 0
          "decoder_start_token_id": [1]   | decoder_start_token_id is [1]
          "eos_token_id": -1              | must be 0 or more
          """)
  void refusesWhatItDoesNotHonour(String field, String reason) {
    String rest = field.contains("eos_token_id") ? "" : ", \"eos_token_id\": 0";
    var e =
        assertThrows(
            CheckpointException.class, () -> read("{\"bos_token_id\": 1, " + field + rest + "}"));
    assertTrue(e.getMessage().contains("generation_config.json"), e.getMessage());
    assertTrue(e.getMessage().contains(reason), e.getMessage());
  }

  @Test
  void fallsBackToTheModelsConfigAltogetherOrNotAtAll() throws IOException {
    JsonFields config =
        JsonFields.read(
            Files.writeString(
                folder.resolve("config.json"),
                "{\"d_model\": 8, \"num_beams\": 6, \"eos_token_id\": 0,"
                    + " \"decoder_start_token_id\": 5}"));
    GenerationConfig legacy = read(config);
    assertEquals(6, legacy.numBeams());
    assertEquals(5, legacy.decoderStartToken());
    Path file = folder.resolve("generation_config.json");
    Files.writeString(file, "{\"eos_token_id\": 0, \"decoder_start_token_id\": 4}");
    assertEquals(1, read(config).numBeams());
  }

  @Test
  void needsAnEndAndAStart() {
    assertThrows(CheckpointException.class, () -> read("{\"bos_token_id\": 1}"));
    assertThrows(CheckpointException.class, () -> read("{\"eos_token_id\": 1}"));
  }

  @Test
  void settingsOfTheTaskGoBeforeAllOthers() throws IOException {
    Files.writeString(
        folder.resolve("generation_config.json"),
        "{\"eos_token_id\": 2, \"decoder_start_token_id\": 2, \"num_beams\": 2,"
            + " \"forced_bos_token_id\": 0, \"max_length\": 20}");
    JsonFields config =
        config(
            """
            {"task_specific_params": {
              "summarization": {"prefix": "summarize: ", "max_length": 142, "min_length": 56,
                "length_penalty": 2.0, "early_stopping": true, "no_repeat_ngram_size": 3},
              "translation_en_to_de": {"prefix": "translate English to German: ", "made_up": 1}}}""");
    TaskParameters task = TaskParameters.of(config, ModelTask.SUMMARIZATION);
    GenerationConfig summarizer = GenerationConfigReader.read(folder, config, task);
    assertEquals("summarize:", task.prefix());
    assertEquals(2, summarizer.numBeams());
    assertEquals(OptionalInt.of(0), summarizer.forcedBosToken());
    assertEquals(OptionalInt.of(142), summarizer.maxLength());
    assertEquals(56, summarizer.minLength());
    assertEquals(2.0, summarizer.lengthPenalty());
    assertEquals(EarlyStopping.FIRST_COMPLETE, summarizer.earlyStopping());
    assertEquals(3, summarizer.noRepeatNgramSize());
    assertEquals(OptionalInt.of(20), read(config).maxLength(), "a translator asks for none of it");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          "do_sample": true       | task_specific_params.summarization.do_sample is true
          "made_up": 1            | task_specific_params.summarization.made_up is 1, a field unknown
          "num_beams": 0          | num_beams is 0, must be 1 or more
          """)
  void refusesWhatItDoesNotHonourInATask(String field, String reason) {
    JsonFields config =
        config(
            "{\"eos_token_id\": 0, \"bos_token_id\": 1,"
                + " \"task_specific_params\": {\"summarization\": {"
                + field
                + "}}}");
    TaskParameters task = TaskParameters.of(config, ModelTask.SUMMARIZATION);
    var e =
        assertThrows(
            CheckpointException.class, () -> GenerationConfigReader.read(folder, config, task));
    assertTrue(e.getMessage().contains(reason), e.getMessage());
  }

  @Test
  void refusesAPrefixThatNoSpaceEnds() {
    JsonFields config =
        config("{\"task_specific_params\": {\"summarization\": {\"prefix\": \"tldr:\"}}}");
    TaskParameters task = TaskParameters.of(config, ModelTask.SUMMARIZATION);
    var e = assertThrows(CheckpointException.class, task::prefix);
    assertTrue(e.getMessage().contains("prefix is \"tldr:\", must be"), e.getMessage());
  }

  private JsonFields config(String json) {
    return JsonFields.parse(folder.resolve("config.json"), json.getBytes(StandardCharsets.UTF_8));
  }

  private GenerationConfig read(JsonFields config) {
    return GenerationConfigReader.read(
        folder, config, TaskParameters.of(config, ModelTask.TRANSLATION));
  }

  private GenerationConfig read(String json) throws IOException {
    Files.writeString(folder.resolve("generation_config.json"), json);
    return read(config("{}"));
  }
}
