package org.courant.spark;

import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.courant.inference.GenerationOptions;
import org.courant.inference.SourceText;
import org.courant.inference.TextTranslator;
import org.courant.inference.TranslatedBatch;
import org.courant.translation.SourceLimit;

/**
 * A {@link FakeModel} that answers some calls, and then fails in a way that no step survives.
 *
 * @param key names the fake, so that each test counts its own calls
 * @param calls how many it answers
 */
record DyingModel(String key, int calls) implements ModelLocation {
  private static final ConcurrentMap<String, AtomicInteger> CALLS = new ConcurrentHashMap<>();

  /** Calls answered. */
  static int answered(String key) {
    return CALLS.getOrDefault(key, new AtomicInteger()).get();
  }

  @Override
  public SourceLimit sourceLimit() {
    return new FakeModel(key).sourceLimit();
  }

  @Override
  public TextTranslator load() {
    TextTranslator living = FakeModel.translator();
    return new TextTranslator() {
      @Override
      public TranslatedBatch translate(
          List<SourceText> texts,
          List<String> languages,
          GenerationOptions options,
          int batchTokens) {
        if (CALLS.computeIfAbsent(key, name -> new AtomicInteger()).incrementAndGet() > calls) {
          throw new AssertionError("killed");
        }
        return living.translate(texts, languages, options, batchTokens);
      }

      @Override
      public void close() {}
    };
  }
}
