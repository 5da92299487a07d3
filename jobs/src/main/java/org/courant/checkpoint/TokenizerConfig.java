package org.courant.checkpoint;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.courant.checkpoint.TokenFields.Matching;

/**
 * The settings of {@code tokenizer_config.json}, completed as Transformers does from {@code
 * special_tokens_map.json}. Folders without either have the defaults.
 *
 * @param tokenizerClass the reference's class, which {@code config.json} may tell as well
 * @param start the token before a text, where the family has one
 * @param end the token that ends a text
 * @param unknown the token for what the vocabulary lacks
 * @param padding the token that fills up batches
 * @param special all tokens that stand for themselves in a text and are left out of decoded text
 * @param added further tokens that stand for themselves in a text
 * @param targetLanguage as the file has it, not necessarily a BCP 47 tag
 * @param maxLength most tokens of a text; empty for no limit
 * @param separateVocabularies whether targets have a vocabulary of their own
 * @param cleanUp whether decoded text loses its spaces before punctuation
 * @param cleanUpPairs whether it does even if its pieces are byte pairs
 * @param sourceLast whether NLLB's language of the source comes last
 * @param prefixSpace whether a text gets a space before it, where the file says
 * @param counts how many tokens the class adds to its pieces, {@code extra_ids} for one
 */
public record TokenizerConfig(
    Optional<String> tokenizerClass,
    String start,
    String end,
    String unknown,
    String padding,
    Set<String> special,
    Set<String> added,
    Optional<String> targetLanguage,
    OptionalInt maxLength,
    boolean separateVocabularies,
    boolean cleanUp,
    boolean cleanUpPairs,
    boolean sourceLast,
    Optional<Boolean> prefixSpace,
    Map<String, Integer> counts) {

  /** Marian's, where its file says nothing. */
  private static final double MARIAN_MAX_LENGTH = 512;

  private static final String CLEAN_UP_PAIRS =
      "clean_up_tokenization_spaces_for_bpe_even_though_it_will_corrupt_output";

  public TokenizerConfig {
    counts = Map.copyOf(counts);
    // M2M100 numbers its languages in the order of the file.
    special = Collections.unmodifiableSet(new LinkedHashSet<>(special));
    added = Collections.unmodifiableSet(new LinkedHashSet<>(added));
  }

  /** Reads the settings of a folder whose tokens this program finds in a text by itself. */
  public static TokenizerConfig read(CheckpointFolder folder) {
    return read(folder, Matching.OURS, MARIAN_MAX_LENGTH);
  }

  /** Reads the settings of a folder whose tokens the native library finds in a text. */
  public static TokenizerConfig readBesideTokenizer(CheckpointFolder folder) {
    return read(folder, Matching.NATIVE, Integer.MAX_VALUE);
  }

  /** Reads M2M100's settings: its tokens are found here, its length is the network's. */
  public static TokenizerConfig readBesidePieces(CheckpointFolder folder) {
    return read(folder, Matching.OURS, Integer.MAX_VALUE);
  }

  private static TokenizerConfig read(
      CheckpointFolder folder, Matching matching, double defaultLength) {
    List<JsonFields> files = folder.tokenizerSettings();
    files.forEach(TokenizerConfig::refuseUnsupported);
    String end = token(files, "eos_token", "</s>", matching);
    String unknown = token(files, "unk_token", "<unk>", matching);
    String padding = token(files, "pad_token", "<pad>", matching);
    Set<String> special = new LinkedHashSet<>();
    if (matching == Matching.OURS) {
      special.addAll(List.of(end, unknown, padding));
    }
    Set<String> added = new LinkedHashSet<>();
    for (JsonFields file : files) {
      special.addAll(TokenFields.special(file, matching));
      added.addAll(TokenFields.added(file, matching));
    }
    return new TokenizerConfig(
        text(files, "tokenizer_class"),
        token(files, "cls_token", "<s>", matching),
        end,
        unknown,
        padding,
        special,
        added,
        text(files, "target_lang"),
        maxLength(files, defaultLength),
        flag(files, "separate_vocabs").orElse(false),
        flag(files, "clean_up_tokenization_spaces").orElse(false),
        flag(files, CLEAN_UP_PAIRS).orElse(false),
        flag(files, "legacy_behaviour").orElse(false),
        flag(files, "add_prefix_space"),
        counts(files));
  }

  /** These settings with spaces before punctuation left alone, or not. */
  TokenizerConfig withCleanUp(boolean cleaned) {
    return new TokenizerConfig(
        tokenizerClass,
        start,
        end,
        unknown,
        padding,
        special,
        added,
        targetLanguage,
        maxLength,
        separateVocabularies,
        cleaned,
        cleanUpPairs,
        sourceLast,
        prefixSpace,
        counts);
  }

  private static void refuseUnsupported(JsonFields file) {
    if (file.has("sp_model_kwargs") && !file.fields("sp_model_kwargs").keys().isEmpty()) {
      throw file.refuse("sp_model_kwargs", "which is not supported");
    }
    for (String key : List.of("split_special_tokens", "do_lower_case")) {
      if (file.has(key) && file.flag(key)) {
        throw file.refuse(key, "which is not supported");
      }
    }
  }

  private static String token(
      List<JsonFields> files, String key, String otherwise, Matching matching) {
    return first(files, key).map(file -> TokenFields.token(file, key, matching)).orElse(otherwise);
  }

  private static Map<String, Integer> counts(List<JsonFields> files) {
    Map<String, Integer> counts = new LinkedHashMap<>();
    for (String key : List.of("extra_ids", "offset")) {
      first(files, key).ifPresent(file -> counts.put(key, file.integer(key)));
    }
    return counts;
  }

  private static Optional<String> text(List<JsonFields> files, String key) {
    return first(files, key).map(file -> file.text(key));
  }

  private static Optional<Boolean> flag(List<JsonFields> files, String key) {
    return first(files, key).map(file -> file.flag(key));
  }

  /** Transformers writes 1e30 for "no limit". */
  private static OptionalInt maxLength(List<JsonFields> files, double otherwise) {
    String key = "model_max_length";
    Optional<JsonFields> file = first(files, key);
    double limit = file.map(f -> f.number(key)).orElse(otherwise);
    if (limit < 1) {
      throw file.orElseThrow().refuse(key, "must be 1 or more");
    }
    return limit >= Integer.MAX_VALUE ? OptionalInt.empty() : OptionalInt.of((int) limit);
  }

  private static Optional<JsonFields> first(List<JsonFields> files, String key) {
    return files.stream().filter(file -> file.has(key)).findFirst();
  }
}
