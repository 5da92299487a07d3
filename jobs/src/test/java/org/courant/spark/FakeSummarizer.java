package org.courant.spark;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.courant.inference.GenerationOptions;
import org.courant.inference.SourceText;
import org.courant.inference.TargetText;
import org.courant.inference.TextTranslator;
import org.courant.inference.TranslatedBatch;
import org.courant.text.SentenceSegmenter;
import org.courant.translation.SourceLimit;

/**
 * A summarizer made by hand: it writes the first sentence of a text in other words and invents a
 * second. A text that holds {@link FakeModel#POISON} breaks it.
 *
 * @param key names the fake
 */
record FakeSummarizer(String key) implements ModelLocation {
  static final String INVENTED = "Observers from Atlantis counted 777 boats.";
  static final ModelCard CARD =
      new ModelCard(
          "fake-summarizer",
          "5".repeat(64),
          List.of(),
          List.of("en"),
          new GenerationOptions(4, 2, 3, 1, 4, 40));

  private static final int LIMIT = 40;
  private static final AtomicInteger LONGEST = new AtomicInteger();

  /** Most tokens of a text that any fake was ever given. */
  static int longest() {
    return LONGEST.get();
  }

  @Override
  public SourceLimit sourceLimit() {
    return new SourceLimit(FakeSummarizer::tokens, LIMIT);
  }

  @Override
  public TextTranslator load() {
    return new Loaded();
  }

  private static final class Loaded implements TextTranslator {
    @Override
    public TranslatedBatch translate(
        List<SourceText> texts, List<String> languages, GenerationOptions options, int tokens) {
      List<TargetText> targets = new ArrayList<>();
      for (SourceText text : texts) {
        LONGEST.accumulateAndGet(tokens(text.text()), Math::max);
        if (text.text().contains(FakeModel.POISON)) {
          throw new IllegalStateException("Cannot summarize: " + text.text());
        }
        String summary = "In short, " + first(text.text()) + " " + INVENTED;
        int length = tokens(summary);
        targets.add(
            new TargetText(text.key(), languages.get(0), summary, -1, -0.5, 9, length, false));
      }
      return new TranslatedBatch(targets, Map.of());
    }

    @Override
    public void close() {}
  }

  private static String first(String text) {
    return new SentenceSegmenter("en").segment(text).get(0).replaceFirst("^In short, ", "");
  }

  private static int tokens(String text) {
    return text.split(" ").length + 1;
  }
}
