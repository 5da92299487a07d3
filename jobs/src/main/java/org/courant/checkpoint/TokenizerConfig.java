package org.courant.checkpoint;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * The settings of {@code tokenizer_config.json}, completed as Transformers does from {@code
 * special_tokens_map.json}. Folders without either have the defaults.
 *
 * @param end the token that ends a text
 * @param unknown the token for what the vocabulary lacks
 * @param padding the token that fills up batches
 * @param special all tokens that stand for themselves in a text and are left out of decoded text
 * @param added further tokens that stand for themselves in a text
 * @param targetLanguage as the file has it, not necessarily a BCP 47 tag
 * @param maxLength most tokens of a text; empty for no limit
 * @param separateVocabularies whether targets have a vocabulary of their own
 * @param cleanUp whether decoded text loses its spaces before punctuation
 */
public record TokenizerConfig(
    String end,
    String unknown,
    String padding,
    Set<String> special,
    Set<String> added,
    Optional<String> targetLanguage,
    OptionalInt maxLength,
    boolean separateVocabularies,
    boolean cleanUp) {

  private static final int DEFAULT_MAX_LENGTH = 512;

  public TokenizerConfig {
    special = Set.copyOf(special);
    added = Set.copyOf(added);
  }

  /** Reads the settings of a folder's tokenizer. */
  public static TokenizerConfig read(CheckpointFolder folder) {
    List<JsonFields> files = new ArrayList<>();
    folder.find("tokenizer_config.json").map(JsonFields::read).ifPresent(files::add);
    // Newer files list all added tokens; only beside older ones the second file counts.
    if (files.stream().noneMatch(file -> file.has("added_tokens_decoder"))) {
      folder.find("special_tokens_map.json").map(JsonFields::read).ifPresent(f -> files.add(0, f));
    }
    files.forEach(TokenizerConfig::refuseUnsupported);
    String end = token(files, "eos_token", "</s>");
    String unknown = token(files, "unk_token", "<unk>");
    String padding = token(files, "pad_token", "<pad>");
    Set<String> special = new LinkedHashSet<>(List.of(end, unknown, padding));
    Set<String> added = new LinkedHashSet<>();
    for (JsonFields file : files) {
      special.addAll(TokenFields.special(file));
      added.addAll(TokenFields.added(file));
    }
    return new TokenizerConfig(
        end,
        unknown,
        padding,
        special,
        added,
        first(files, "target_lang").map(file -> file.text("target_lang")),
        maxLength(files),
        first(files, "separate_vocabs").map(f -> f.flag("separate_vocabs")).orElse(false),
        first(files, "clean_up_tokenization_spaces")
            .map(file -> file.flag("clean_up_tokenization_spaces"))
            .orElse(false));
  }

  private static void refuseUnsupported(JsonFields file) {
    if (file.has("sp_model_kwargs") && !file.fields("sp_model_kwargs").keys().isEmpty()) {
      throw file.refuse("sp_model_kwargs", "which is not supported");
    }
    if (file.has("split_special_tokens") && file.flag("split_special_tokens")) {
      throw file.refuse("split_special_tokens", "which is not supported");
    }
  }

  private static String token(List<JsonFields> files, String key, String otherwise) {
    return first(files, key).map(file -> TokenFields.token(file, key)).orElse(otherwise);
  }

  /** Transformers writes 1e30 for "no limit". */
  private static OptionalInt maxLength(List<JsonFields> files) {
    String key = "model_max_length";
    Optional<JsonFields> file = first(files, key);
    double limit = file.map(f -> f.number(key)).orElse((double) DEFAULT_MAX_LENGTH);
    if (limit < 1) {
      throw file.orElseThrow().refuse(key, "must be 1 or more");
    }
    return limit >= Integer.MAX_VALUE ? OptionalInt.empty() : OptionalInt.of((int) limit);
  }

  private static Optional<JsonFields> first(List<JsonFields> files, String key) {
    return files.stream().filter(file -> file.has(key)).findFirst();
  }
}
