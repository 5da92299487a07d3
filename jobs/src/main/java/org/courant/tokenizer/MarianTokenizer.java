package org.courant.tokenizer;

import java.lang.Character.UnicodeScript;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.courant.checkpoint.BundleManifest;
import org.courant.checkpoint.BundleManifest.Side;
import org.courant.checkpoint.BundleManifest.Target;
import org.courant.checkpoint.CheckpointException;
import org.courant.checkpoint.CheckpointFolder;
import org.courant.checkpoint.TokenizerConfig;
import org.courant.checkpoint.Vocabulary;

/**
 * Marian's tokenizer: SentencePiece cuts the text, {@code vocab.json} numbers the pieces. The ids
 * are those of Transformers 5.18's MarianTokenizer:
 *
 * <ul>
 *   <li>Special tokens written out in a text, {@code </s>} for one, become those tokens.
 *   <li>{@code >>xxx<<} at the start of a text, or right after a special token, is one token, the
 *       unknown one if the vocabulary lacks it.
 *   <li>A piece of the model that the vocabulary lacks is unknown, and a piece unknown to the model
 *       that the vocabulary has is known.
 *   <li>Punctuation is not normalised: Transformers has a method for it, which needs the package
 *       sacremoses, but calls it from nowhere.
 *   <li>With one vocabulary, targets are cut by the target's model, but decoded by the source
 *       model's rules.
 * </ul>
 *
 * <p>Beyond it, decoding leaves language tokens out, and half of a surrogate pair, on which the
 * reference fails, is read as U+FFFD.
 */
final class MarianTokenizer implements Tokenizer {
  private final PieceEncoder encoder;
  private final PieceEncoder targetEncoder;
  private final PieceDecoder decoder;
  private final Vocabulary sources;
  private final Vocabulary targets;
  private final int[] targetIds;
  private final TargetLanguages languages;
  private final TokenizerConfig config;
  private final WholeTokens wholeTokens;
  private final Set<Integer> silent;
  private final int maxLength;

  private MarianTokenizer(
      CheckpointFolder folder,
      TokenizerConfig config,
      Vocabulary sources,
      Vocabulary targets,
      int[] targetIds,
      PieceDecoder decoder,
      PieceEncoder encoder,
      PieceEncoder targetEncoder) {
    this.config = config;
    this.sources = sources;
    this.targets = targets;
    this.targetIds = targetIds;
    this.languages = TargetLanguages.of(folder, config, sources);
    this.decoder = decoder;
    this.encoder = encoder;
    this.targetEncoder = targetEncoder;
    this.wholeTokens = wholeTokens();
    this.silent = silent();
    this.maxLength =
        Math.min(
            config.maxLength().orElse(Integer.MAX_VALUE),
            folder.config().integer("max_position_embeddings"));
  }

  static MarianTokenizer open(CheckpointFolder folder) {
    TokenizerConfig config = TokenizerConfig.read(folder);
    Vocabulary sources = folder.sourceVocabulary();
    boolean separate = config.separateVocabularies();
    Vocabulary targets = separate ? folder.targetVocabulary() : sources;
    for (String token : List.of(config.end(), config.unknown(), config.padding())) {
      sources.id(token);
    }
    // Both must be readable even where only one decodes.
    SentencePieceModel source = SentencePieceModel.read(folder.file("source.spm"));
    SentencePieceModel target = SentencePieceModel.read(folder.file("target.spm"));
    requireLanguageTokens(folder, sources, targets);
    return new MarianTokenizer(
        folder,
        config,
        sources,
        targets,
        targetIds(targets, source, target),
        new PieceDecoder(separate ? target : source),
        PieceEncoder.open(folder.file("source.spm")),
        PieceEncoder.open(folder.file("target.spm")));
  }

  /**
   * A piece that the source's model alone has is none of a target, though they are numbered
   * together.
   */
  private static int[] targetIds(
      Vocabulary targets, SentencePieceModel source, SentencePieceModel target) {
    return targets.pieces().stream()
        .filter(piece -> target.has(piece) || !source.has(piece))
        .mapToInt(targets::id)
        .toArray();
  }

  private static void requireLanguageTokens(
      CheckpointFolder folder, Vocabulary sources, Vocabulary targets) {
    folder
        .manifest()
        .ifPresent(
            manifest ->
                manifest
                    .targetLanguages()
                    .forEach(
                        (tag, target) -> {
                          Vocabulary vocabulary = target.side() == Side.SOURCE ? sources : targets;
                          if (vocabulary.find(target.token()).isEmpty()) {
                            throw new CheckpointException(
                                folder.file(BundleManifest.FILE),
                                tag
                                    + " is told by "
                                    + target.token()
                                    + ", which no vocabulary has");
                          }
                        }));
  }

  @Override
  public int[] source(String text, String targetLanguage) {
    String clean = PythonText.whole(text);
    Optional<Target> prefix =
        languages.target(targetLanguage).filter(target -> target.side() == Side.SOURCE);
    return encode(prefix.map(target -> target.token() + " " + clean).orElse(clean));
  }

  private int[] encode(String text) {
    List<Integer> ids = new ArrayList<>();
    wholeTokens.split(text, plain -> encodePlain(plain, ids), token -> ids.add(sources.id(token)));
    ids.add(eos());
    return ids.stream().mapToInt(Integer::intValue).toArray();
  }

  /** Encodes text without special tokens, perhaps with a language code at its start. */
  private void encodePlain(String text, List<Integer> ids) {
    String rest = text;
    if (text.startsWith(">>") && text.contains("<<")) {
      int end = text.indexOf("<<") + 2;
      ids.add(sourceId(text.substring(0, end)));
      rest = text.substring(end);
    }
    if (!rest.isEmpty()) {
      encoder.pieces(rest).forEach(piece -> ids.add(sourceId(piece)));
    }
  }

  @Override
  public int[] target(String text) {
    return targetEncoder.pieces(PythonText.whole(text)).stream()
        .mapToInt(piece -> targets.find(piece).orElse(unk()))
        .toArray();
  }

  @Override
  public String continuation(int id) {
    return silent.contains(id) ? "" : targets.piece(id).filter(WordStart::lacks).orElse("");
  }

  private int sourceId(String piece) {
    return sources.find(piece).orElse(unk());
  }

  @Override
  public OptionalInt forcedFirst(String targetLanguage) {
    return languages
        .target(targetLanguage)
        .filter(target -> target.side() == Side.DECODER)
        .map(target -> targets.find(target.token()))
        .orElse(OptionalInt.empty());
  }

  @Override
  public boolean sourceDependsOnTarget() {
    return languages.tokens().stream().anyMatch(target -> target.side() == Side.SOURCE);
  }

  @Override
  public Set<UnicodeScript> scripts(String targetLanguage) {
    return languages.scripts(targetLanguage);
  }

  @Override
  public int[] targetIds() {
    return targetIds.clone();
  }

  @Override
  public String decode(int[] ids) {
    List<String> pieces = new ArrayList<>();
    for (int id : ids) {
      if (!silent.contains(id)) {
        pieces.add(
            targets
                .piece(id)
                .orElseThrow(() -> new IllegalArgumentException("Invalid target id: " + id)));
      }
    }
    String text = PythonText.strip(decoder.decode(pieces).replace(PieceDecoder.SPACE, " "));
    return config.cleanUp() ? PunctuationSpaces.remove(text) : text;
  }

  /** A token without an id cannot be meant. */
  private WholeTokens wholeTokens() {
    Set<String> tokens = new HashSet<>(config.special());
    tokens.addAll(config.added());
    tokens.removeIf(token -> sources.find(token).isEmpty());
    return WholeTokens.of(tokens);
  }

  /** Ids without a text: special tokens and languages. */
  private Set<Integer> silent() {
    Set<Integer> ids = new HashSet<>();
    // The reference takes source ids here; its vocabularies have the same for both.
    config.special().forEach(token -> targets.find(token).ifPresent(ids::add));
    TargetLanguages.languageTokens(targets).forEach(token -> ids.add(targets.id(token)));
    languages.tokens().forEach(target -> targets.find(target.token()).ifPresent(ids::add));
    return Set.copyOf(ids);
  }

  @Override
  public Set<String> targetLanguages() {
    return languages.tags();
  }

  @Override
  public int maxLength() {
    return maxLength;
  }

  @Override
  public int vocabularySize() {
    return sources.size();
  }

  @Override
  public int eos() {
    return sources.id(config.end());
  }

  @Override
  public int pad() {
    return sources.id(config.padding());
  }

  @Override
  public int unk() {
    return sources.id(config.unknown());
  }

  @Override
  public void close() {
    encoder.close();
    targetEncoder.close();
  }
}
