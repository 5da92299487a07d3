package org.courant.inference;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.ToIntFunction;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Summarizes documents with a summarization checkpoint, whatever their length.
 *
 * <p>A document above the model's limit is cut into {@linkplain SectionSplitter sections}, each of
 * which is summarized. If their summaries are together no longer than a summary may be, they follow
 * each other; else they are summarized in turn, as long as that makes fewer sections. A document no
 * longer than the shortest summary is its own. Each document meets the model alone, so that its
 * summary depends on nothing else. Thread-safe.
 */
public final class DocumentSummarizer {
  /** Pegasus writes a line break so; T5's and BART's have none. */
  private static final Pattern BREAKS = Pattern.compile("\\s*<n>\\s*|\\s+");

  private final TextTranslator model;
  private final ToIntFunction<String> tokens;
  private final String language;
  private final GenerationOptions options;
  private final int batchTokens;
  private final SectionSplitter splitter;

  /**
   * Binds a model to its settings.
   *
   * @param model a model of the task {@code SUMMARIZATION}
   * @param tokens counts the source tokens of a text; thread-safe
   * @param limit most source tokens of one text
   * @param language BCP 47 tag of the summaries
   * @param options search settings, with a limit of new tokens
   * @param batchTokens most source tokens in a batch, padding included
   */
  public DocumentSummarizer(
      TextTranslator model,
      ToIntFunction<String> tokens,
      int limit,
      String language,
      GenerationOptions options,
      int batchTokens) {
    this.model = Objects.requireNonNull(model, "model");
    this.tokens = Objects.requireNonNull(tokens, "tokens");
    this.language = Objects.requireNonNull(language, "language");
    this.options = Objects.requireNonNull(options, "options");
    this.batchTokens = batchTokens;
    this.splitter = new SectionSplitter(tokens, limit, language);
    if (options.maxNewTokens() < 1) {
      throw new IllegalArgumentException(
          "Invalid max-new-tokens: " + options.maxNewTokens() + ", a summary needs 1 or more");
    }
  }

  /**
   * The summary of a document.
   *
   * @param paragraphs its text; blank ones are left out
   */
  public DocumentSummary summarize(List<String> paragraphs) {
    List<String> texts = paragraphs.stream().map(String::strip).filter(t -> !t.isEmpty()).toList();
    String whole = String.join(" ", texts);
    if (texts.isEmpty() || tokens.applyAsInt(whole) <= options.minNewTokens()) {
      return DocumentSummary.whole(whole);
    }
    List<String> sections = splitter.split(texts);
    int count = sections.size();
    boolean truncated = false;
    for (int rounds = 1; ; rounds++) {
      List<TargetText> written = write(sections);
      truncated |= written.stream().anyMatch(TargetText::truncated);
      List<String> summaries = written.stream().map(DocumentSummarizer::plain).toList();
      String joined = summaries.stream().filter(s -> !s.isEmpty()).collect(Collectors.joining(" "));
      if (sections.size() == 1 || isShort(written)) {
        return new DocumentSummary(joined, count, rounds, true, truncated);
      }
      List<String> next = splitter.split(summaries.stream().filter(s -> !s.isEmpty()).toList());
      if (next.size() >= sections.size()) {
        return new DocumentSummary(joined, count, rounds, false, truncated);
      }
      sections = next;
    }
  }

  /** Whether one summary could be as long as these are together. */
  private boolean isShort(List<TargetText> written) {
    return written.stream().mapToInt(TargetText::targetTokens).sum() <= options.maxNewTokens();
  }

  /** One summary for each section, in their order. */
  private List<TargetText> write(List<String> sections) {
    List<SourceText> texts =
        IntStream.range(0, sections.size())
            .mapToObj(i -> new SourceText(String.valueOf(i), sections.get(i)))
            .toList();
    List<TargetText> written =
        new ArrayList<>(model.translate(texts, List.of(language), options, batchTokens).targets());
    written.sort(Comparator.comparingInt(target -> Integer.parseInt(target.key())));
    return written;
  }

  private static String plain(TargetText written) {
    return BREAKS.matcher(written.text()).replaceAll(" ").strip();
  }
}
