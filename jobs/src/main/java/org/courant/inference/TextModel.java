package org.courant.inference;

import java.lang.Character.UnicodeScript;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.courant.checkpoint.GenerationConfig;
import org.courant.tokenizer.Tokenizer;
import org.courant.transformer.BatchSearch;
import org.courant.transformer.ConstrainedSearch;
import org.courant.transformer.Constraint;
import org.courant.transformer.Constraints;
import org.courant.transformer.EncodedBatch;
import org.courant.transformer.EncoderDecoder;
import org.courant.transformer.Hypothesis;
import org.courant.transformer.Refusal;
import org.courant.transformer.SearchOptions;
import org.courant.transformer.TokenTrie;

/**
 * One loaded model. Thread-safe: task threads share the weights, each call computes on its own
 * thread.
 */
public final class TextModel implements TextTranslator, TextEncoder {
  private static final ModelMeters METERS = ModelMeters.ofProcess();

  /**
   * Beams of a search for words: each of them parts the beams into up to four further banks. Where
   * there are more banks than beams, those that have most come first.
   */
  private static final int CONSTRAINED_BEAM = 16;

  /** A wider beam takes a smaller batch. */
  private static final int BEAM_SHARE = 4;

  private final Tokenizer tokenizer;
  private final EncoderDecoder network;
  private final GenerationConfig config;
  private final Shortlists shortlists;

  /** Which tokens write digits, as far as was asked. */
  private final Map<Integer, Boolean> digits = new ConcurrentHashMap<>();

  private TextModel(
      Tokenizer tokenizer, EncoderDecoder network, GenerationConfig config, Shortlists shortlists) {
    this.tokenizer = tokenizer;
    this.network = network;
    this.config = config;
    this.shortlists = shortlists;
  }

  /** Loads weights and tokenizer, to compute on the processor. */
  public static TextModel load(ModelBundle bundle, Precision precision) {
    return load(bundle, Computation.onCpu(precision));
  }

  /** Loads weights and tokenizer. */
  public static TextModel load(ModelBundle bundle, Computation computation) {
    long begun = System.nanoTime();
    Tokenizer tokenizer = Tokenizer.open(bundle.checkpoint());
    try {
      EncoderDecoder network =
          EncoderDecoder.load(
              bundle.checkpoint(),
              computation.kernel(),
              computation.device(),
              bundle.shortlists().tokens());
      METERS.loaded(System.nanoTime() - begun);
      return new TextModel(
          tokenizer, network, bundle.checkpoint().generation(), bundle.shortlists());
    } catch (RuntimeException e) {
      tokenizer.close();
      throw e;
    }
  }

  @Override
  public TranslatedBatch translate(
      List<SourceText> texts, List<String> languages, GenerationOptions options, int batchTokens) {
    requireDistinctKeys(texts);
    List<TargetText> targets = new ArrayList<>();
    Map<String, float[]> embeddings = new HashMap<>();
    texts.stream()
        .filter(text -> text.text().isBlank())
        .forEach(text -> languages.forEach(language -> targets.add(empty(text, language))));
    try (ModelMeters.Call call = METERS.begin()) {
      for (List<String> group : groups(languages)) {
        for (List<TokenizedText> batch : batches(texts, group, batchTokens, call)) {
          call.next();
          translate(batch, group, options, targets, embeddings);
        }
      }
    }
    return new TranslatedBatch(targets, embeddings);
  }

  @Override
  public List<TargetText> translateConstrained(
      List<ConstrainedText> texts, String language, GenerationOptions options, int batchTokens) {
    Map<String, Constraints> constraints = new HashMap<>();
    List<SourceText> told = new ArrayList<>();
    for (ConstrainedText text : texts) {
      Constraints own = constraints(text, language);
      if (asks(text, own) && !text.source().text().isBlank()) {
        constraints.put(text.source().key(), own);
        told.add(text.source());
      }
    }
    requireDistinctKeys(told);
    List<TargetText> targets = new ArrayList<>();
    SearchOptions search =
        searchOptions(language, options.withBeam(Math.max(CONSTRAINED_BEAM, options.beamSize())));
    int budget = Math.max(1, batchTokens / BEAM_SHARE);
    for (List<TokenizedText> batch :
        LengthBatcher.batches(tokenize(told, List.of(language)), budget)) {
      int[] limits = limits(batch, options);
      List<Constraints> own = batch.stream().map(text -> constraints.get(text.key())).toList();
      try (EncodedBatch encoded = encode(batch)) {
        List<Hypothesis> found =
            new ConstrainedSearch(network, search).search(encoded, own, limits);
        for (int i = 0; i < batch.size(); i++) {
          // With every likely first token refused there is no target.
          if (found.get(i).tokens().length > 0) {
            targets.add(target(batch.get(i), language, limits[i], found.get(i), search));
          }
        }
      }
    }
    return targets;
  }

  /** Whether there is something to ask for; nothing is where the words cannot be written. */
  private static boolean asks(ConstrainedText text, Constraints constraints) {
    boolean refusesAlone = text.required().isEmpty() && text.refused().isPresent();
    return refusesAlone || !constraints.all().isEmpty() || text.numbers().isPresent();
  }

  private Constraints constraints(ConstrainedText text, String language) {
    List<Constraint> constraints = new ArrayList<>();
    text.required().stream()
        .limit(ConstrainedText.MOST_REQUIRED)
        .forEach(words -> constraint(words, language, true).ifPresent(constraints::add));
    // What could not be asked for must still be free to come.
    boolean guarded = text.numbers().isPresent() && constraints.size() == text.required().size();
    if (guarded) {
      text.numbers().get().stream()
          .map(number -> new RequiredWords(List.of(number), TextModel::beginsWithDigit))
          .forEach(words -> constraint(words, language, false).ifPresent(constraints::add));
    }
    return new Constraints(
        constraints,
        token -> guarded && digits.computeIfAbsent(token, this::digit),
        token -> !tokenizer.continuation(token).isEmpty(),
        text.refused().map(this::refusal).orElse(Refusal.NONE));
  }

  /** Letters that go on with a word may still make another one of it. */
  private Refusal refusal(Predicate<String> refused) {
    return tokens -> {
      boolean flawed = refused.test(tokenizer.decode(tokens));
      return next -> flawed && !isWithinWord(next);
    };
  }

  private boolean isWithinWord(int token) {
    String letters = tokenizer.continuation(token);
    return !letters.isEmpty() && Character.isLetterOrDigit(letters.codePointAt(0));
  }

  private static boolean beginsWithDigit(String letters) {
    return Character.isDigit(letters.codePointAt(0));
  }

  /** The forms of words as tokens; empty if the language's tokens can write none of them. */
  private Optional<Constraint> constraint(RequiredWords words, String language, boolean required) {
    Set<UnicodeScript> scripts = tokenizer.scripts(language);
    List<int[]> written =
        words.forms().stream()
            .map(tokenizer::target)
            .filter(ids -> ids.length > 0)
            .filter(ids -> Arrays.stream(ids).noneMatch(id -> id == tokenizer.unk()))
            .filter(ids -> Arrays.stream(ids).allMatch(id -> shortlists.admits(scripts, id)))
            .toList();
    return written.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Constraint(
                new TokenTrie(written),
                token -> breaks(words, tokenizer.continuation(token)),
                required));
  }

  private static boolean breaks(RequiredWords words, String letters) {
    return !letters.isEmpty() && words.breaking().test(letters);
  }

  private boolean digit(int token) {
    return tokenizer.decode(new int[] {token}).codePoints().anyMatch(Character::isDigit);
  }

  private int[] limits(List<TokenizedText> batch, GenerationOptions options) {
    return batch.stream().mapToInt(text -> limit(text.tokens().length, options)).toArray();
  }

  @Override
  public Map<String, float[]> embed(List<SourceText> texts, String language, int batchTokens) {
    requireDistinctKeys(texts);
    Map<String, float[]> embeddings = new HashMap<>();
    try (ModelMeters.Call call = METERS.begin()) {
      for (List<TokenizedText> batch : batches(texts, List.of(language), batchTokens, call)) {
        call.next();
        try (EncodedBatch encoded = encode(batch)) {
          float[][] means = encoded.means();
          for (int i = 0; i < batch.size(); i++) {
            embeddings.put(batch.get(i).key(), means[i]);
          }
        }
      }
    }
    return embeddings;
  }

  private List<List<TokenizedText>> batches(
      List<SourceText> texts, List<String> group, int batchTokens, ModelMeters.Call call) {
    List<List<TokenizedText>> batches = LengthBatcher.batches(tokenize(texts, group), batchTokens);
    call.plan(batches.size());
    return batches;
  }

  private EncodedBatch encode(List<TokenizedText> batch) {
    List<int[]> tokens = batch.stream().map(TokenizedText::tokens).toList();
    long begun = System.nanoTime();
    EncodedBatch encoded = network.encode(tokens);
    long count = tokens.stream().mapToLong(row -> row.length).sum();
    METERS.encoded(batch.size(), count, System.nanoTime() - begun);
    return encoded;
  }

  private List<Hypothesis> search(EncodedBatch encoded, SearchOptions options, int[] limits) {
    long begun = System.nanoTime();
    List<Hypothesis> found = new BatchSearch(network, options).search(encoded, limits);
    long count = found.stream().mapToLong(hypothesis -> hypothesis.tokens().length).sum();
    METERS.searched(count, System.nanoTime() - begun);
    return found;
  }

  private static TargetText empty(SourceText text, String language) {
    return new TargetText(text.key(), language, "", 0, 0, 0, 0, false);
  }

  /** Languages that can share one encoding of a text. */
  private List<List<String>> groups(List<String> languages) {
    if (languages.isEmpty()) {
      return List.of();
    }
    return tokenizer.sourceDependsOnTarget()
        ? languages.stream().map(List::of).toList()
        : List.of(languages);
  }

  private static void requireDistinctKeys(List<SourceText> texts) {
    Set<String> keys = new HashSet<>();
    for (SourceText text : texts) {
      if (!keys.add(text.key())) {
        throw new IllegalArgumentException("Invalid texts: two have the key " + text.key());
      }
    }
  }

  private List<TokenizedText> tokenize(List<SourceText> texts, List<String> group) {
    return texts.stream()
        .filter(text -> !text.text().isBlank())
        .map(text -> new TokenizedText(text.key(), tokens(text, group.get(0))))
        .toList();
  }

  private int[] tokens(SourceText text, String language) {
    int[] tokens = tokenizer.source(text.text(), language);
    int limit = Math.min(tokenizer.maxLength(), network.positions());
    if (tokens.length > limit) {
      throw new IllegalArgumentException(
          "Invalid text "
              + text.key()
              + ": "
              + tokens.length
              + " tokens, the model takes "
              + limit);
    }
    return tokens;
  }

  private void translate(
      List<TokenizedText> batch,
      List<String> languages,
      GenerationOptions options,
      List<TargetText> targets,
      Map<String, float[]> embeddings) {
    int[] limits = limits(batch, options);
    try (EncodedBatch encoded = encode(batch)) {
      float[][] means = encoded.means();
      for (int i = 0; i < batch.size(); i++) {
        // Where every language has an encoding of its own, the first one speaks for the source.
        embeddings.putIfAbsent(batch.get(i).key(), means[i]);
      }
      for (String language : languages) {
        SearchOptions search = searchOptions(language, options);
        List<Hypothesis> found = search(encoded, search, limits);
        for (int i = 0; i < batch.size(); i++) {
          targets.add(target(batch.get(i), language, limits[i], found.get(i), search));
        }
      }
    }
  }

  /**
   * Most target tokens of one text. Unless told, twice the source and some more: a translation that
   * needs more is a loop, and it is reported as truncated.
   */
  private int limit(int sourceTokens, GenerationOptions options) {
    int most = network.positions();
    if (config.maxLength().isPresent()) {
      most = Math.min(most, Math.max(1, config.maxLength().getAsInt() - 1));
    }
    return options.maxNewTokens() > 0
        ? Math.min(network.positions(), options.maxNewTokens())
        : Math.min(most, 2 * sourceTokens + 32);
  }

  private SearchOptions searchOptions(String language, GenerationOptions options) {
    Set<Integer> suppressed = new HashSet<>(config.badTokens());
    suppressed.addAll(config.suppressTokens());
    OptionalInt forcedFirst = tokenizer.forcedFirst(language);
    return new SearchOptions(
        options.beamSize(),
        options.lengthPenalty(),
        config.earlyStopping(),
        options.minNewTokens(),
        options.noRepeatNgramSize(),
        options.repetitionPenalty(),
        config.renormalizeLogits(),
        suppressed,
        Set.copyOf(config.beginSuppressTokens()),
        tokenizer.decoderStart(language).orElse(config.decoderStartToken()),
        Set.copyOf(config.eosTokens()),
        forcedFirst.isPresent() ? forcedFirst : config.forcedBosToken(),
        config.forcedEosTokens().stream().mapToInt(Integer::intValue).findFirst(),
        shortlists.number(tokenizer.scripts(language)));
  }

  private TargetText target(
      TokenizedText source, String language, int limit, Hypothesis found, SearchOptions search) {
    int[] tokens = found.tokens();
    // A forced token says nothing of the translation: its probability is one by decree.
    int from = search.forcedFirst().isPresent() ? 1 : 0;
    double sum = 0;
    for (int i = from; i < tokens.length; i++) {
      sum += found.tokenScores()[i];
    }
    int count = tokens.length - from;
    boolean ended = search.ends().contains(tokens[tokens.length - 1]);
    // An end forced at the limit looks like any other end.
    boolean truncated = tokens.length == limit && (!ended || search.forcedLast().isPresent());
    return new TargetText(
        source.key(),
        language,
        tokenizer.decode(tokens),
        found.score(),
        count == 0 ? 0 : sum / count,
        source.tokens().length,
        count,
        truncated);
  }

  @Override
  public void close() {
    network.close();
    tokenizer.close();
  }
}
