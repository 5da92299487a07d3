package org.courant.translation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.courant.inference.GenerationOptions;
import org.courant.inference.SourceText;
import org.courant.inference.TargetText;
import org.courant.inference.TextTranslator;
import org.courant.inference.TranslatedBatch;
import org.junit.jupiter.api.Test;

class ShardTranslatorTest {
  private static final GenerationOptions OPTIONS = new GenerationOptions(4, 1, 0, 1, 0, 0);

  private final FailingTranslator model = new FailingTranslator();

  @Test
  void goodShardIsOneCall() {
    List<SegmentTranslation> results = translate("a", "b", "c");

    assertEquals(List.of(3), model.calls);
    assertEquals(List.of("A", "B", "C"), texts(results));
    assertArrayEquals(new float[] {1}, results.get(0).embedding());
  }

  @Test
  void emptyShardDoesNotMeetTheModel() {
    assertEquals(List.of(), translate());
    assertEquals(List.of(), model.calls);
  }

  @Test
  void badTextCostsOnlyItself() {
    List<SegmentTranslation> results = translate("a", "b", "bad", "d", "e");

    assertEquals(List.of("A", "B", "failed: cannot do bad", "D", "E"), texts(results));
    assertEquals(3, results.get(2).sourceTokens());
  }

  @Test
  void missingTargetIsAFailure() {
    assertEquals(
        List.of(
            "A", "failed: Cannot use the model's answer: 0 targets for 1 languages of “silent”"),
        texts(translate("a", "silent")));
  }

  private List<SegmentTranslation> translate(String... texts) {
    SourceLimit limit = new SourceLimit(String::length, 100);
    return new ShardTranslator(model, limit, List.of("uk"), OPTIONS, 1000)
        .translate(List.of(texts).stream().map(text -> new SourceText(text, text)).toList());
  }

  private static List<String> texts(List<SegmentTranslation> results) {
    return results.stream()
        .map(
            result ->
                result
                    .in("uk")
                    .map(target -> target.text().text())
                    .orElseGet(() -> "failed: " + result.failure()))
        .toList();
  }

  /** Writes capitals, breaks on "bad" and forgets "silent". */
  private static final class FailingTranslator implements TextTranslator {
    private final List<Integer> calls = new ArrayList<>();

    @Override
    public TranslatedBatch translate(
        List<SourceText> texts, List<String> languages, GenerationOptions options, int tokens) {
      calls.add(texts.size());
      List<TargetText> targets = new ArrayList<>();
      Map<String, float[]> embeddings = new HashMap<>();
      for (SourceText text : texts) {
        if (text.text().equals("bad")) {
          throw new IllegalStateException("cannot do bad");
        }
        embeddings.put(text.key(), new float[] {1});
        if (!text.text().equals("silent")) {
          String target = text.text().toUpperCase(Locale.ROOT);
          targets.add(new TargetText(text.key(), "uk", target, -1, -1, 2, 2, false));
        }
      }
      return new TranslatedBatch(targets, embeddings);
    }

    @Override
    public void close() {}
  }
}
