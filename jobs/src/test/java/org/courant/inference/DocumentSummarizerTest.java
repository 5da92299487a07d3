package org.courant.inference;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DocumentSummarizerTest {
  private static final int LIMIT = 42;

  /** Keeps the first words of a text; a token is a word, and one ends a text. */
  private static final class FirstWords implements TextTranslator {
    private final List<List<String>> calls = new ArrayList<>();
    private final UnaryOperator<List<String>> rule;

    FirstWords(UnaryOperator<List<String>> rule) {
      this.rule = rule;
    }

    @Override
    public TranslatedBatch translate(
        List<SourceText> texts, List<String> languages, GenerationOptions options, int tokens) {
      calls.add(texts.stream().map(SourceText::text).toList());
      List<TargetText> targets = new ArrayList<>();
      for (SourceText text : texts) {
        assertTrue(tokens(text.text()) <= LIMIT, text.text());
        List<String> kept = rule.apply(List.of(text.text().split(" ")));
        boolean cut = kept.size() + 1 > options.maxNewTokens();
        List<String> words = cut ? kept.subList(0, options.maxNewTokens()) : kept;
        String said = String.join(" ", words);
        int count = words.size() + 1;
        targets.add(new TargetText(text.key(), languages.get(0), said, 0, 0, 0, count, cut));
      }
      Collections.reverse(targets);
      return new TranslatedBatch(targets, Map.of());
    }

    @Override
    public void close() {}
  }

  private static int tokens(String text) {
    return (int) Arrays.stream(text.split(" ")).filter(word -> !word.isEmpty()).count() + 1;
  }

  private static DocumentSummarizer summarizer(FirstWords model, int fewest, int most) {
    GenerationOptions options = new GenerationOptions(4, 2, 3, 1, fewest, most);
    return new DocumentSummarizer(model, DocumentSummarizerTest::tokens, LIMIT, "en", options, 512);
  }

  private static UnaryOperator<List<String>> first(int most) {
    return words -> words.subList(0, Math.min(most, words.size()));
  }

  /** Paragraphs of ten words: a0 … a9, b0 … b9. */
  private static List<String> paragraphs(int count) {
    return IntStream.range(0, count)
        .mapToObj(
            i ->
                IntStream.range(0, 10)
                    .mapToObj(j -> "" + (char) ('a' + i) + j)
                    .collect(Collectors.joining(" ")))
        .toList();
  }

  @Test
  void aDocumentThatFitsIsReadOnce() {
    FirstWords model = new FirstWords(first(3));
    DocumentSummary summary = summarizer(model, 2, 12).summarize(paragraphs(2));
    assertEquals(new DocumentSummary("a0 a1 a2", 1, 1, true, false), summary);
    assertEquals(1, model.calls.size());
  }

  @Test
  void shortSummariesOfSectionsFollowEachOther() {
    FirstWords model = new FirstWords(first(3));
    DocumentSummary summary = summarizer(model, 2, 12).summarize(paragraphs(8));
    assertEquals(new DocumentSummary("a0 a1 a2 e0 e1 e2", 2, 1, true, false), summary);
  }

  @Test
  void longSummariesOfSectionsAreSummarized() {
    FirstWords model = new FirstWords(first(6));
    DocumentSummary summary = summarizer(model, 2, 12).summarize(paragraphs(8));
    assertEquals(new DocumentSummary("a0 a1 a2 a3 a4 a5", 2, 2, true, false), summary);
    assertEquals(
        List.of("a0 a1 a2 a3 a4 a5 e0 e1 e2 e3 e4 e5"), model.calls.get(1), "what was read last");
  }

  @Test
  void goesOnUntilOneSectionIsLeft() {
    // 24 paragraphs are 6 sections of 12 words each, those are 2, and those fit.
    FirstWords model = new FirstWords(first(11));
    DocumentSummary summary = summarizer(model, 2, 12).summarize(paragraphs(24));
    assertEquals(6, summary.sections());
    assertEquals(3, summary.rounds());
    assertTrue(summary.merged());
    assertEquals("a0 a1 a2 a3 a4 a5 a6 a7 a8 a9 b0", summary.text());
  }

  /** A model that does not shorten would be asked for ever; nothing is cut. */
  @Test
  void aModelThatDoesNotShortenStopsAndSaysSo() {
    FirstWords model = new FirstWords(words -> words);
    DocumentSummary summary = summarizer(model, 2, 40).summarize(paragraphs(8));
    assertFalse(summary.merged());
    assertEquals(1, summary.rounds());
    assertEquals(String.join(" ", paragraphs(8)), summary.text());
  }

  @Test
  void aSummaryThatMeetsTheLimitIsSaidToBeTruncated() {
    FirstWords model = new FirstWords(first(20));
    assertTrue(summarizer(model, 2, 12).summarize(paragraphs(2)).truncated());
    assertFalse(summarizer(model, 2, 30).summarize(paragraphs(2)).truncated());
  }

  @Test
  void aDocumentAsShortAsTheShortestSummaryIsItsOwn() {
    FirstWords model = new FirstWords(first(3));
    DocumentSummarizer summarizer = summarizer(model, 5, 12);
    assertEquals(
        DocumentSummary.whole("Rain fell all day."),
        summarizer.summarize(List.of("Rain fell", " all day.")));
    assertEquals(DocumentSummary.whole(""), summarizer.summarize(List.of(" ", "")));
    assertEquals(List.of(), model.calls);
    assertEquals(1, summarizer.summarize(List.of("Rain fell all day long.")).rounds());
  }

  @Test
  void lineBreaksOfPegasusAreSpaces() {
    FirstWords model = new FirstWords(words -> List.of("Rain", "fell.<n>Roads", "<n>", "closed."));
    assertEquals(
        "Rain fell. Roads closed.", summarizer(model, 2, 12).summarize(paragraphs(1)).text());
  }

  @Test
  void needsALimitOfTokens() {
    var refused =
        assertThrows(
            IllegalArgumentException.class, () -> summarizer(new FirstWords(first(3)), 0, 0));
    assertTrue(refused.getMessage().startsWith("Invalid max-new-tokens: 0"));
  }
}
