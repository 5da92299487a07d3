package org.courant.summary;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import org.courant.briefing.Finding;
import org.courant.briefing.Segment;
import org.courant.inference.DocumentSummarizer;
import org.courant.inference.DocumentSummary;
import org.courant.text.ClauseSplitter;
import org.courant.text.SegmentKind;
import org.courant.text.SentenceSegmenter;

/**
 * Has a checkpoint write the summary of a briefing, or of its translation, in the language of the
 * text, and cuts it into sentences. The model reads the running text: no title, headings and
 * captions. Thread-safe.
 */
public final class DraftWriter {
  private static final Set<SegmentKind> RUNNING =
      Set.of(SegmentKind.BODY, SegmentKind.LIST_ITEM, SegmentKind.QUOTATION);

  private final DocumentSummarizer summarizer;
  private final SentenceSegmenter sentences;
  private final ToIntFunction<String> tokens;
  private final int limit;
  private final ClauseSplitter clauses = new ClauseSplitter();

  /**
   * Binds a summarizer to a translator, which takes every sentence.
   *
   * @param language BCP 47 tag of the texts' language
   * @param tokens counts the translator's source tokens; thread-safe
   * @param limit most source tokens that the translator takes
   */
  public DraftWriter(
      DocumentSummarizer summarizer, String language, ToIntFunction<String> tokens, int limit) {
    this.summarizer = Objects.requireNonNull(summarizer, "summarizer");
    this.sentences = new SentenceSegmenter(language);
    this.tokens = Objects.requireNonNull(tokens, "tokens");
    this.limit = limit;
  }

  /** Binds a summarizer whose sentences nobody translates. */
  public static DraftWriter untranslated(DocumentSummarizer summarizer, String language) {
    return new DraftWriter(summarizer, language, text -> 0, Integer.MAX_VALUE);
  }

  /** The draft of a text; a model that fails costs the draft, not the briefing. */
  public Draft write(List<Segment> segments) {
    try {
      return draft(summarizer.summarize(paragraphs(segments)));
    } catch (RuntimeException e) {
      return Draft.failed(e);
    }
  }

  private static List<String> paragraphs(List<Segment> segments) {
    return List.copyOf(
        segments.stream()
            .filter(segment -> RUNNING.contains(segment.kind()))
            .collect(
                Collectors.groupingBy(
                    Segment::paragraph,
                    TreeMap::new,
                    Collectors.mapping(Segment::source, Collectors.joining(" "))))
            .values());
  }

  private Draft draft(DocumentSummary summary) {
    List<Finding> flags = new ArrayList<>();
    if (summary.truncated()) {
      flags.add(
          new Finding(Draft.TRUNCATED, "the limit of tokens was met before the model had ended"));
    }
    if (!summary.merged()) {
      flags.add(
          new Finding(
              Draft.UNMERGED,
              "summaries of %d sections follow each other: they are too long to be read together"
                  .formatted(summary.sections())));
    }
    List<String> cut =
        sentences.segment(summary.text()).stream()
            .flatMap(sentence -> clauses.split(sentence, tokens, limit).stream())
            .toList();
    return new Draft(cut, summary.sections(), flags);
  }
}
