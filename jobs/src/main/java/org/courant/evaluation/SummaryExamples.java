package org.courant.evaluation;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.courant.briefing.Briefing;
import org.courant.briefing.Outcome;
import org.courant.corpus.CorpusReader;
import org.courant.corpus.CorpusRecord;
import org.courant.corpus.Document;
import org.courant.corpus.ReadOptions;
import org.courant.corpus.UnreadableRecord;
import org.courant.translation.BriefingSegmenter;
import org.courant.translation.DocumentCleaner;
import org.courant.translation.SegmentKey;

/**
 * Reads briefings with their reference summaries as a run reads its corpus. A record without a
 * summary, or of which nothing is left, is kept among the refusals.
 */
public final class SummaryExamples {
  private final ReadOptions options;
  private final String summaryColumn;
  private final BriefingSegmenter segmenter;
  private final DocumentCleaner cleaner = new DocumentCleaner();
  private final List<SummaryExample> examples = new ArrayList<>();
  private final List<String> refusals = new ArrayList<>();

  /**
   * Reads none yet.
   *
   * @param options how the files are read
   * @param summaryColumn the column that holds the reference
   * @param segmenter cuts the briefings
   */
  public SummaryExamples(ReadOptions options, String summaryColumn, BriefingSegmenter segmenter) {
    this.options = Objects.requireNonNull(options, "options");
    this.summaryColumn = Objects.requireNonNull(summaryColumn, "summaryColumn");
    this.segmenter = Objects.requireNonNull(segmenter, "segmenter");
  }

  /** Reads one file more. */
  public void read(Path file) throws IOException {
    try (InputStream bytes = Files.newInputStream(file)) {
      String name = file.getFileName().toString();
      CorpusReader.read(file.toString(), name, bytes, options, this::accept);
    }
  }

  /** What was read, in the order of the files. */
  public List<SummaryExample> examples() {
    return List.copyOf(examples);
  }

  /**
   * One half of what was read: each example falls into it by the hash of its id, so that one half
   * can be left unseen while a method is tuned on the other.
   *
   * @param half 1 or 2
   */
  public List<SummaryExample> half(int half) {
    return examples.stream()
        .filter(example -> parity(example.briefing().id()) == half - 1)
        .toList();
  }

  private static int parity(String id) {
    return Integer.parseInt(SegmentKey.of(id).substring(0, 2), 16) & 1;
  }

  /** What could not be used, a line for each record. */
  public List<String> refusals() {
    return List.copyOf(refusals);
  }

  private void accept(CorpusRecord read) {
    if (read instanceof UnreadableRecord unreadable) {
      refusals.add(unreadable.uri() + ": " + unreadable.detail());
    } else if (read instanceof Document document) {
      accept(document);
    }
  }

  private void accept(Document document) {
    String reference = document.metadata().getOrDefault(summaryColumn, "");
    Outcome<Briefing> briefing = cleaner.clean(document).then(segmenter::segment);
    if (reference.isBlank()) {
      refusals.add(document.id() + ": no text in the column " + summaryColumn);
    } else if (briefing.value() == null) {
      refusals.add(document.id() + ": " + briefing.reject().detail());
    } else {
      examples.add(new SummaryExample(briefing.value(), reference));
    }
  }
}
