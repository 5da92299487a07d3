package org.courant.tokenizer;

import java.lang.Character.UnicodeScript;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.courant.checkpoint.BundleManifest;
import org.courant.checkpoint.BundleManifest.Side;
import org.courant.checkpoint.BundleManifest.Target;
import org.courant.checkpoint.CheckpointException;
import org.courant.checkpoint.CheckpointFolder;
import org.courant.checkpoint.TokenizerConfig;

/**
 * The tokenizer of the families beside Marian: a {@link TextCodec} for the text, a {@link Layout}
 * for the tokens around it. The ids are those of Transformers 5.18's tokenizers of M2M100, NLLB,
 * mBART, mBART-50, T5, BART and Pegasus.
 *
 * <p>Beyond them, decoding leaves language tokens out, and half of a surrogate pair, on which the
 * reference fails, is read as U+FFFD.
 */
final class FamilyTokenizer implements Tokenizer {
  private final TextCodec codec;
  private final TokenizerConfig config;
  private final Layout layout;
  private final TargetLanguages languages;
  private final SpecialTokens tokens;
  private final Optional<String> sourceLanguage;
  private final int maxLength;
  private final Map<Integer, String> continuations;

  private FamilyTokenizer(
      TextCodec codec,
      TokenizerConfig config,
      Layout layout,
      TargetLanguages languages,
      SpecialTokens tokens,
      Optional<String> sourceLanguage,
      int maxLength) {
    this.codec = codec;
    this.config = config;
    this.layout = layout;
    this.languages = languages;
    this.tokens = tokens;
    this.sourceLanguage = sourceLanguage;
    this.maxLength = maxLength;
    this.continuations = continuations(codec, tokens);
  }

  /**
   * Opens a folder's tokenizer.
   *
   * @throws CheckpointException for files that are missing, or that ask for what is not honoured
   */
  static FamilyTokenizer open(CheckpointFolder folder) {
    CodecFiles files = CodecFiles.open(folder);
    try {
      return open(folder, files.codec(), files.config());
    } catch (RuntimeException e) {
      files.codec().close();
      throw e;
    }
  }

  private static FamilyTokenizer open(
      CheckpointFolder folder, TextCodec codec, TokenizerConfig config) {
    Map<String, LanguageCodes.Code> codes = codes(folder).tags(codec.ids().keySet());
    Layout layout = Layout.of(folder, config, !codes.isEmpty());
    TargetLanguages all = TargetLanguages.of(codes, layout.targetSide());
    TargetLanguages languages =
        folder.manifest().map(TargetLanguages::of).orElseGet(() -> unlisted(folder, all, layout));
    SpecialTokens tokens = SpecialTokens.of(folder, codec, config, layout, all);
    requireDecoderTokens(folder, codec);
    int positions = folder.config().integer("max_position_embeddings", defaultPositions(folder));
    int maxLength = Math.min(config.maxLength().orElse(Integer.MAX_VALUE), positions);
    Optional<String> source =
        Optional.of(SpecialTokens.sourceLanguage(folder)).filter(tag -> layout.namesSource());
    return new FamilyTokenizer(codec, config, layout, languages, tokens, source, maxLength);
  }

  /** A summarizer without language tokens says nothing of languages: it is taken for English. */
  private static TargetLanguages unlisted(
      CheckpointFolder folder, TargetLanguages all, Layout layout) {
    return switch (folder.task()) {
      case TRANSLATION -> all;
      case SUMMARIZATION -> {
        if (layout == Layout.TARGET_IN_TEXT) {
          throw folder
              .config()
              .refuse("model_type", "but its language tokens are those of a translator");
        }
        yield all.tags().isEmpty() ? TargetLanguages.english(folder.prefix()) : all;
      }
    };
  }

  private static LanguageCodes codes(CheckpointFolder folder) {
    return switch (folder.config().modelType()) {
      case "m2m_100" ->
          CodecFiles.hasVocabulary(folder) ? LanguageCodes.UNDERLINED : LanguageCodes.WITH_SCRIPT;
      case "mbart" -> LanguageCodes.WITH_REGION;
      case "t5", "mt5" -> LanguageCodes.TO;
      default -> LanguageCodes.NONE;
    };
  }

  /** T5's distances have no end; what was trained is told by a name of its own. */
  private static int defaultPositions(CheckpointFolder folder) {
    boolean distances = Set.of("t5", "mt5").contains(folder.config().modelType());
    return distances ? folder.config().integer("n_positions", 512) : 1024;
  }

  private static void requireDecoderTokens(CheckpointFolder folder, TextCodec codec) {
    Map<String, Target> targets =
        folder.manifest().map(BundleManifest::targetLanguages).orElse(Map.of());
    targets.forEach(
        (tag, target) -> {
          if (target.side() == Side.DECODER && codec.find(target.token()).isEmpty()) {
            throw new CheckpointException(
                folder.file(BundleManifest.FILE),
                tag + " is told by " + target.token() + ", which no vocabulary has");
          }
        });
  }

  @Override
  public int[] source(String text, String targetLanguage) {
    String clean = PythonText.whole(text);
    Optional<String> prefix =
        languages
            .target(targetLanguage)
            .filter(target -> target.side() == Side.SOURCE && !target.token().isEmpty())
            .map(Target::token);
    int[] ids = codec.encode(prefix.map(token -> token + " " + clean).orElse(clean));
    return join(tokens.before(), ids, tokens.after());
  }

  @Override
  public int[] target(String text) {
    return codec.encode(PythonText.whole(text));
  }

  @Override
  public String continuation(int id) {
    return continuations.getOrDefault(id, "");
  }

  private static Map<Integer, String> continuations(TextCodec codec, SpecialTokens tokens) {
    Map<Integer, String> continuations = new HashMap<>();
    codec
        .ids()
        .forEach(
            (piece, id) -> {
              if (WordStart.lacks(piece) && !tokens.silent().contains(id)) {
                continuations.put(id, piece);
              }
            });
    return continuations;
  }

  private static int[] join(int[]... parts) {
    return Arrays.stream(parts).flatMapToInt(Arrays::stream).toArray();
  }

  @Override
  public OptionalInt forcedFirst(String targetLanguage) {
    return layout == Layout.SOURCE_LAST_TARGET_STARTS
        ? OptionalInt.empty()
        : decoderToken(targetLanguage);
  }

  @Override
  public OptionalInt decoderStart(String targetLanguage) {
    return layout == Layout.SOURCE_LAST_TARGET_STARTS
        ? decoderToken(targetLanguage)
        : OptionalInt.empty();
  }

  private OptionalInt decoderToken(String targetLanguage) {
    return languages
        .target(targetLanguage)
        .filter(target -> target.side() == Side.DECODER)
        .map(target -> codec.find(target.token()))
        .orElse(OptionalInt.empty());
  }

  @Override
  public boolean sourceDependsOnTarget() {
    return languages.tokens().stream()
        .anyMatch(target -> target.side() == Side.SOURCE && !target.token().isEmpty());
  }

  @Override
  public Set<UnicodeScript> scripts(String targetLanguage) {
    return languages.scripts(targetLanguage);
  }

  @Override
  public int[] targetIds() {
    return codec.ids().values().stream().mapToInt(Integer::intValue).toArray();
  }

  @Override
  public String decode(int[] ids) {
    int[] spoken = Arrays.stream(ids).filter(id -> !tokens.silent().contains(id)).toArray();
    String text = codec.decode(spoken);
    return config.cleanUp() ? PunctuationSpaces.remove(text) : text;
  }

  @Override
  public Set<String> targetLanguages() {
    return languages.tags();
  }

  @Override
  public Optional<String> sourceLanguage() {
    return sourceLanguage;
  }

  @Override
  public int maxLength() {
    return maxLength;
  }

  @Override
  public int vocabularySize() {
    return new HashSet<>(codec.ids().values()).size();
  }

  @Override
  public int eos() {
    return tokens.end();
  }

  @Override
  public int pad() {
    return tokens.padding();
  }

  @Override
  public int unk() {
    return tokens.unknown();
  }

  @Override
  public void close() {
    codec.close();
  }
}
