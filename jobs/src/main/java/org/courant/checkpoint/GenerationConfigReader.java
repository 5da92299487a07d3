package org.courant.checkpoint;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import org.courant.checkpoint.GenerationConfig.EarlyStopping;

/**
 * Reads the generation settings of a folder as Transformers 5 does: from {@code
 * generation_config.json} alone where it exists, else from the fields of {@code config.json} that
 * older releases kept there. The two are not mixed. What a {@linkplain TaskParameters task} asks
 * for goes before both.
 *
 * <p>A field this program does not honour is an error unless its value has no effect.
 */
final class GenerationConfigReader {
  private static final String FILE = "generation_config.json";

  private static final Set<String> HONOURED =
      Set.of(
          "num_beams",
          "length_penalty",
          "early_stopping",
          "max_length",
          "max_new_tokens",
          "min_length",
          "min_new_tokens",
          "no_repeat_ngram_size",
          "repetition_penalty",
          "bad_words_ids",
          "suppress_tokens",
          "begin_suppress_tokens",
          "forced_bos_token_id",
          "forced_eos_token_id",
          "renormalize_logits",
          "decoder_start_token_id",
          "bos_token_id",
          "eos_token_id",
          "pad_token_id");

  /**
   * Fields about speed, about what is returned beside the tokens, or about where they came from.
   */
  private static final Set<String> WITHOUT_EFFECT =
      Set.of(
          "transformers_version",
          "_from_model_config",
          "_commit_hash",
          "_original_object_hash",
          "use_cache",
          "cache_implementation",
          "cache_config",
          "max_cache_len",
          "prefill_chunk_size",
          "compile_config",
          "disable_compile",
          "output_attentions",
          "output_hidden_states",
          "output_scores",
          "output_logits",
          "return_dict_in_generate",
          "is_assistant",
          "num_assistant_tokens",
          "num_assistant_tokens_schedule",
          "assistant_confidence_threshold",
          "assistant_lookbehind",
          "target_lookbehind");

  /** Fields that only matter when tokens are drawn by chance, which do_sample rules out. */
  private static final Set<String> SAMPLING =
      Set.of(
          "temperature",
          "top_k",
          "top_p",
          "top_h",
          "min_p",
          "typical_p",
          "epsilon_cutoff",
          "eta_cutoff");

  /** Fields that change the result, and the value at which they do not; null is always fine. */
  private static final Map<String, Object> WITHOUT_EFFECT_AT =
      Map.ofEntries(
          Map.entry("do_sample", false),
          Map.entry("num_beam_groups", 1),
          Map.entry("diversity_penalty", 0),
          Map.entry("num_return_sequences", 1),
          Map.entry("encoder_no_repeat_ngram_size", 0),
          Map.entry("encoder_repetition_penalty", 1),
          Map.entry("remove_invalid_values", false),
          Map.entry("guidance_scale", 1),
          Map.entry("penalty_alpha", 0),
          Map.entry("token_healing", false),
          Map.entry("low_memory", false),
          Map.entry("force_bos_token_to_be_generated", false));

  /** Fields that change the result whatever their value. */
  private static final Set<String> NEVER =
      Set.of(
          "sequence_bias",
          "constraints",
          "force_words_ids",
          "exponential_decay_length_penalty",
          "watermarking_config",
          "stop_strings",
          "max_time",
          "dola_layers",
          "prompt_lookup_num_tokens");

  private final JsonFields fields;

  private GenerationConfigReader(JsonFields fields) {
    this.fields = fields;
  }

  static GenerationConfig read(Path folder, JsonFields config, TaskParameters task) {
    Path file = folder.resolve(FILE);
    boolean own = Files.exists(file);
    JsonFields base = own ? JsonFields.read(file) : config;
    GenerationConfigReader all =
        task.generation()
            .map(settings -> over(base, settings))
            .orElse(new GenerationConfigReader(base));
    return all.check(own).read();
  }

  /** A task's settings go before the checkpoint's. */
  private static GenerationConfigReader over(JsonFields base, JsonFields settings) {
    new GenerationConfigReader(settings).check(true);
    ObjectNode merged = base.object().deepCopy();
    merged.setAll(settings.object());
    return new GenerationConfigReader(new JsonFields(base.file(), base.prefix(), merged));
  }

  /** Reads the settings among fields that a model's may be, too. */
  static GenerationConfig of(JsonFields fields) {
    return new GenerationConfigReader(fields).check(false).read();
  }

  /** In {@code config.json} unknown fields belong to the model and are not judged here. */
  private GenerationConfigReader check(boolean refuseUnknown) {
    for (String key : fields.keys()) {
      if (NEVER.contains(key) && fields.has(key)) {
        throw fields.refuse(key, "which is not supported");
      }
      Object harmless = WITHOUT_EFFECT_AT.get(key);
      if (harmless != null && fields.has(key) && !equal(fields.present(key), harmless)) {
        throw fields.refuse(key, "which is not supported; only " + harmless + " is");
      }
      if (refuseUnknown && fields.has(key) && !isKnown(key)) {
        throw fields.refuse(key, "a field unknown here, which may change the result");
      }
    }
    return this;
  }

  private static boolean isKnown(String key) {
    return HONOURED.contains(key)
        || WITHOUT_EFFECT.contains(key)
        || SAMPLING.contains(key)
        || WITHOUT_EFFECT_AT.containsKey(key);
  }

  private static boolean equal(JsonNode value, Object expected) {
    if (expected instanceof Boolean flag) {
      return value.isBoolean() && value.booleanValue() == flag;
    }
    return value.isNumber() && value.doubleValue() == ((Integer) expected).doubleValue();
  }

  private GenerationConfig read() {
    List<Integer> ends = tokens("eos_token_id");
    if (ends.isEmpty()) {
      throw new CheckpointException(fields.file(), "eos_token_id is missing: no target would end");
    }
    return new GenerationConfig(
        atLeast(1, "num_beams", 1),
        fields.has("length_penalty") ? fields.number("length_penalty") : 1.0,
        earlyStopping(),
        optional(1, "max_length"),
        optional(1, "max_new_tokens"),
        atLeast(0, "min_length", 0),
        optional(0, "min_new_tokens"),
        atLeast(0, "no_repeat_ngram_size", 0),
        repetitionPenalty(),
        badTokens(ends),
        tokens("suppress_tokens"),
        tokens("begin_suppress_tokens"),
        optional(0, "forced_bos_token_id"),
        tokens("forced_eos_token_id"),
        fields.has("renormalize_logits") && fields.flag("renormalize_logits"),
        decoderStart(),
        ends,
        optional(0, "pad_token_id").orElse(ends.get(0)));
  }

  private EarlyStopping earlyStopping() {
    String key = "early_stopping";
    if (!fields.has(key)) {
      return EarlyStopping.HEURISTIC;
    }
    JsonNode value = fields.present(key);
    if (value.isBoolean()) {
      return value.booleanValue() ? EarlyStopping.FIRST_COMPLETE : EarlyStopping.HEURISTIC;
    }
    if (value.isTextual() && value.textValue().equals("never")) {
      return EarlyStopping.NEVER;
    }
    throw fields.refuse(key, "must be true, false or \"never\"");
  }

  private double repetitionPenalty() {
    String key = "repetition_penalty";
    double penalty = fields.has(key) ? fields.number(key) : 1.0;
    if (penalty > 0) {
      return penalty;
    }
    throw fields.refuse(key, "must be above 0");
  }

  /** Transformers drops the end tokens from this list. */
  private List<Integer> badTokens(List<Integer> ends) {
    String key = "bad_words_ids";
    List<Integer> bad = new ArrayList<>();
    if (!fields.has(key)) {
      return bad;
    }
    for (JsonNode word : fields.present(key)) {
      if (!word.isArray() || word.size() != 1 || !word.get(0).canConvertToInt()) {
        throw fields.refuse(key, "must be a list of lists of one token each");
      }
      if (!ends.contains(word.get(0).intValue())) {
        bad.add(word.get(0).intValue());
      }
    }
    return bad;
  }

  private int decoderStart() {
    String key = "decoder_start_token_id";
    if (fields.has(key)) {
      return atLeast(0, key, 0);
    }
    return optional(0, "bos_token_id")
        .orElseThrow(() -> new CheckpointException(fields.file(), key + " is missing"));
  }

  private List<Integer> tokens(String key) {
    if (!fields.has(key)) {
      return List.of();
    }
    List<Integer> tokens = fields.integers(key);
    if (tokens.stream().anyMatch(token -> token < 0)) {
      throw fields.refuse(key, "must be 0 or more");
    }
    return tokens;
  }

  private OptionalInt optional(int least, String key) {
    return fields.has(key) ? OptionalInt.of(atLeast(least, key, least)) : OptionalInt.empty();
  }

  private int atLeast(int least, String key, int otherwise) {
    if (!fields.has(key)) {
      return otherwise;
    }
    int value = fields.integer(key);
    if (value < least) {
      throw fields.refuse(key, "must be " + least + " or more");
    }
    return value;
  }
}
