package org.courant.spark;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.courant.inference.ConstrainedText;
import org.courant.inference.GenerationOptions;
import org.courant.inference.SourceText;
import org.courant.inference.TargetText;
import org.courant.inference.TextTranslator;
import org.courant.inference.TranslatedBatch;
import org.courant.translation.SourceLimit;

/**
 * A model made by hand: a target is the reversed words of its source in letters of the target
 * language, its full stop at the end. Scores depend on the batch, as those of a real model may; a
 * text that holds {@link #POISON} breaks its whole batch, one that holds {@link #SILENT} has an
 * empty target.
 *
 * @param key names the fake, so that each test counts its own loads
 */
record FakeModel(String key) implements ModelLocation {
  static final String POISON = "poison";
  static final String SILENT = "silent";
  static final GenerationOptions GENERATION = new GenerationOptions(4, 1, 0, 1, 0, 0);
  static final ModelCard CARD =
      new ModelCard("fake", "f".repeat(64), List.of("en"), List.of("ko", "uk"), GENERATION);

  private static final ConcurrentMap<String, AtomicInteger> LOADS = new ConcurrentHashMap<>();
  private static final int WIDTH = 8;
  private static final int LIMIT = 120;

  int loads() {
    return LOADS.getOrDefault(key, new AtomicInteger()).get();
  }

  @Override
  public SourceLimit sourceLimit() {
    return new SourceLimit(FakeModel::tokens, LIMIT);
  }

  @Override
  public TextTranslator load() {
    LOADS.computeIfAbsent(key, name -> new AtomicInteger()).incrementAndGet();
    pause();
    return translator();
  }

  /** What the model does, for fakes that do more. */
  static TextTranslator translator() {
    return new Loaded();
  }

  private static final class Loaded implements TextTranslator {
    @Override
    public TranslatedBatch translate(
        List<SourceText> texts,
        List<String> languages,
        GenerationOptions options,
        int batchTokens) {
      return FakeModel.translate(texts, languages);
    }

    @Override
    public List<TargetText> translateConstrained(
        List<ConstrainedText> texts, String language, GenerationOptions options, int batchTokens) {
      return texts.stream().map(text -> constrained(text, language)).toList();
    }

    @Override
    public void close() {}
  }

  /** Long enough for other task threads to ask for the same model. */
  private static void pause() {
    try {
      Thread.sleep(200);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static TranslatedBatch translate(List<SourceText> texts, List<String> languages) {
    List<TargetText> targets = new ArrayList<>();
    Map<String, float[]> embeddings = new HashMap<>();
    for (int i = 0; i < texts.size(); i++) {
      SourceText text = texts.get(i);
      if (text.text().contains(POISON)) {
        throw new IllegalStateException("Cannot translate: " + text.text());
      }
      embeddings.put(text.key(), embedding(text.text()));
      for (String language : languages) {
        double score = -1.0 / (2 + i) - texts.size() * 1e-6;
        targets.add(target(text, language, score));
      }
    }
    return new TranslatedBatch(targets, embeddings);
  }

  /** The usual target, with the first form of each term in the place of its first words. */
  private static TargetText constrained(ConstrainedText text, String language) {
    List<String> words =
        new ArrayList<>(List.of(target(text.source().text(), language).split(" ")));
    for (int i = 0; i < text.required().size(); i++) {
      words.set(i, text.required().get(i).forms().get(0));
    }
    int tokens = tokens(text.source().text());
    return new TargetText(
        text.source().key(), language, String.join(" ", words), -1, -0.5, tokens, tokens, false);
  }

  private static TargetText target(SourceText source, String language, double score) {
    boolean silent = List.of(source.text().split(" ")).contains(SILENT);
    String text = silent ? "" : target(source.text(), language);
    int tokens = tokens(source.text());
    return new TargetText(source.key(), language, text, score, score / 2, tokens, tokens, false);
  }

  /** What the fake makes of a text. */
  static String target(String source, String language) {
    String end = source.endsWith(".") ? "." : "";
    String body = source.substring(0, source.length() - end.length());
    List<String> words = new ArrayList<>(List.of(body.split(" ")));
    Collections.reverse(words);
    return String.join(" ", words.stream().map(word -> spelled(word, language)).toList()) + end;
  }

  /** Every letter of a word moved into the script of the language. */
  private static String spelled(String word, String language) {
    int first = language.equals("ko") ? 0xAC00 : 0x0430;
    StringBuilder spelled = new StringBuilder();
    word.chars()
        .map(c -> Character.isLetter(c) ? first + c % 32 : c)
        .forEach(c -> spelled.append((char) c));
    return spelled.toString();
  }

  private static float[] embedding(String text) {
    float[] embedding = new float[WIDTH];
    for (int i = 0; i < text.length(); i++) {
      embedding[text.charAt(i) % WIDTH] += 1;
    }
    return embedding;
  }

  private static int tokens(String text) {
    return text.split(" ").length + 1;
  }
}
