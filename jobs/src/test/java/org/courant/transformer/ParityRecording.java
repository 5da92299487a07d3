package org.courant.transformer;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.courant.checkpoint.GenerationConfig.EarlyStopping;

/**
 * What Transformers generated for a tiny checkpoint; {@code models/parity/README.md} has the
 * recipe.
 */
@JsonIgnoreProperties(ignoreUnknown = true)
record ParityRecording(
    String checkpoint,
    int[] shortlist,
    int end,
    List<int[]> rows,
    List<Case> cases,
    List<Activation> activations) {

  /** Every checkpoint with a recording of searches. */
  static final List<String> CHECKPOINTS =
      List.of(
          "tiny-marian",
          "tiny-marian-untied",
          "tiny-marian-multi",
          "tiny-bart",
          "tiny-mbart",
          "tiny-m2m100",
          "tiny-pegasus",
          "tiny-t5",
          "tiny-t5-gated",
          "tiny-mt5",
          "tiny-opus",
          "tiny-opus-sepvoc");

  /** Recordings of searches that keep to a part of a checkpoint's vocabulary. */
  static final List<String> SHORTLISTED =
      List.of("tiny-marian-multi-shortlist", "tiny-marian-untied-shortlist", "tiny-bart-shortlist");

  static ParityRecording read(String name) {
    Path file = resource("parity", name + ".json");
    try {
      return new ObjectMapper().readValue(Files.readString(file), ParityRecording.class);
    } catch (IOException e) {
      throw new IllegalStateException("Cannot read " + file, e);
    }
  }

  static Path resource(String... parts) {
    return Path.of("src/test/resources", parts);
  }

  /** The shortlist of the recording; none if targets had the whole vocabulary. */
  List<int[]> shortlists() {
    return shortlist == null ? List.of() : List.of(shortlist);
  }

  /** The settings of a case, for a network with the recording's shortlist. */
  SearchOptions options(Case settings, int start) {
    return settings.options(
        start, end, shortlist == null ? OptionalInt.empty() : OptionalInt.of(0));
  }

  /** Results of one group of settings, which are named as in Transformers. */
  record Case(JsonNode settings, List<Result> results) {
    private SearchOptions options(int start, int end, OptionalInt shortlist) {
      // Transformers never bans the end token as a bad word.
      Set<Integer> suppressed =
          IntStream.concat(
                  ints("bad_tokens").filter(token -> token != end), ints("suppress_tokens"))
              .boxed()
              .collect(Collectors.toSet());
      return new SearchOptions(
          settings.get("num_beams").asInt(),
          settings.get("length_penalty").asDouble(),
          earlyStopping(),
          settings.get("min_new_tokens").asInt(),
          settings.get("no_repeat_ngram_size").asInt(),
          settings.get("repetition_penalty").asDouble(),
          settings.get("renormalize_logits").asBoolean(),
          suppressed,
          ints("begin_suppress_tokens").boxed().collect(Collectors.toSet()),
          start,
          Set.of(end),
          optional("forced_bos_token_id"),
          optional("forced_eos_token_id"),
          shortlist);
    }

    int limit() {
      return settings.get("max_new_tokens").asInt();
    }

    private EarlyStopping earlyStopping() {
      JsonNode value = settings.get("early_stopping");
      if (value.isTextual()) {
        return EarlyStopping.NEVER;
      }
      return value.asBoolean() ? EarlyStopping.FIRST_COMPLETE : EarlyStopping.HEURISTIC;
    }

    private IntStream ints(String field) {
      return IntStream.range(0, settings.get(field).size())
          .map(i -> settings.get(field).get(i).asInt());
    }

    private OptionalInt optional(String field) {
      JsonNode value = settings.get(field);
      return value.isNull() ? OptionalInt.empty() : OptionalInt.of(value.asInt());
    }
  }

  /** One row's target, without the start token. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  record Result(
      int row, int[] ids, Float score, @JsonProperty("token_scores") float[] tokenScores) {
    @Override
    public String toString() {
      return "row " + row + ": " + Arrays.toString(ids);
    }
  }

  /**
   * Hidden states of one source and the logits after the start token and after each target token,
   * {@code [1 + target length, vocabulary]}.
   */
  @JsonIgnoreProperties(ignoreUnknown = true)
  record Activation(
      int[] source,
      int[] target,
      @JsonProperty("encoder_first") float[] encoderFirst,
      @JsonProperty("encoder_last") float[] encoderLast,
      float[][] logits) {}
}
