package org.courant.spark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.courant.inference.GenerationOptions;
import org.courant.inference.SourceText;
import org.courant.inference.TextTranslator;
import org.courant.inference.TranslatedBatch;
import org.courant.translation.SourceLimit;

/**
 * A {@link FakeModel} that fails, in a way that no step survives, once something is committed: who
 * counted calls instead would meet a job that is stopped before the calls that were answered have
 * committed anything.
 *
 * @param key names the fake
 * @param translations the memory's folder of translations, in which a wave must lie before the
 *     model fails; null to fail at the first call
 */
record DyingModel(String key, String translations) implements ModelLocation {
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
        if (translations == null || isCommitted()) {
          throw new AssertionError("killed");
        }
        return living.translate(texts, languages, options, batchTokens);
      }

      @Override
      public void close() {}
    };
  }

  private boolean isCommitted() {
    Path folder = Path.of(translations);
    if (!Files.exists(folder)) {
      return false;
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.anyMatch(file -> file.getFileName().toString().startsWith("wave-"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
