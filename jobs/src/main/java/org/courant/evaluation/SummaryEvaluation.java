package org.courant.evaluation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.courant.briefing.Briefing;
import org.courant.briefing.Segment;
import org.courant.inference.SourceText;
import org.courant.inference.TextEncoder;
import org.courant.summary.Summarizer;
import org.courant.summary.SummaryCandidate;
import org.courant.summary.SummaryInput;
import org.courant.summary.SummarySentence;
import org.courant.text.SegmentKind;

/** Compares the summaries of summarizers with references. */
public final class SummaryEvaluation {
  private final List<SummaryExample> examples;
  private final List<SummaryInput> inputs;
  private final RougeTokenizer tokenizer;

  /**
   * Encodes all segments once.
   *
   * @param encoder gives the vectors
   * @param language a target language of the model, see {@link TextEncoder#embed}
   * @param batchTokens most source tokens in a batch, padding included
   */
  public SummaryEvaluation(
      List<SummaryExample> examples,
      TextEncoder encoder,
      String language,
      int batchTokens,
      RougeTokenizer tokenizer) {
    this.examples = List.copyOf(examples);
    this.tokenizer = tokenizer;
    this.inputs =
        examples.stream()
            .map(example -> input(example.briefing(), encoder, language, batchTokens))
            .toList();
  }

  /**
   * Means over the examples, 0 to 1.
   *
   * @param rouge1 F of ROUGE-1
   * @param rouge2 F of ROUGE-2
   * @param rougeL F of ROUGE-L
   * @param words words in a summary
   */
  public record Scores(double rouge1, double rouge2, double rougeL, double words) {}

  /** Scores of one summarizer. */
  public Scores scores(Summarizer summarizer) {
    List<Rouge> scores = new ArrayList<>();
    double words = 0;
    for (int i = 0; i < examples.size(); i++) {
      String summary = text(summarizer, inputs.get(i));
      scores.add(Rouge.of(examples.get(i).reference(), summary, tokenizer));
      words += tokenizer.words(summary).size();
    }
    return new Scores(
        mean(scores, rouge -> rouge.rouge1().f()),
        mean(scores, rouge -> rouge.rouge2().f()),
        mean(scores, rouge -> rouge.rougeL().f()),
        examples.isEmpty() ? 0 : words / examples.size());
  }

  private static String text(Summarizer summarizer, SummaryInput input) {
    return summarizer.summarize(input).sentences().stream()
        .map(SummarySentence::text)
        .collect(Collectors.joining("\n"));
  }

  private static double mean(List<Rouge> scores, ToDoubleFunction<Rouge> score) {
    return scores.stream().mapToDouble(score).average().orElse(0);
  }

  private static SummaryInput input(
      Briefing briefing, TextEncoder encoder, String language, int batchTokens) {
    Map<String, SourceText> texts = new HashMap<>();
    for (Segment segment : briefing.segments()) {
      texts.putIfAbsent(segment.source(), new SourceText(segment.source(), segment.source()));
    }
    Map<String, float[]> embeddings =
        encoder.embed(List.copyOf(texts.values()), language, batchTokens);
    List<SummaryCandidate> title = new ArrayList<>();
    List<SummaryCandidate> body = new ArrayList<>();
    for (Segment segment : briefing.segments()) {
      float[] embedding = embeddings.getOrDefault(segment.source(), new float[0]);
      (segment.kind() == SegmentKind.TITLE ? title : body)
          .add(new SummaryCandidate(segment, embedding, 0));
    }
    return new SummaryInput(title, body);
  }
}
