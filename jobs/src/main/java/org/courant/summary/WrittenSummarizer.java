package org.courant.summary;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.courant.briefing.Finding;
import org.courant.briefing.Segment;
import org.courant.text.SegmentKind;

/**
 * Makes a summary of what a checkpoint wrote: links each sentence to the segments that support it,
 * and flags what the briefing does not say. If asked to be faithful, it puts the briefing's best
 * sentence in the place of one that is flagged, and leaves one out that no sentence resembles.
 * Where nothing is left, the summary is extractive.
 */
public final class WrittenSummarizer implements Summarizer {
  /** Code of the finding on a sentence of which too little is in the briefing. */
  public static final String UNSUPPORTED = "unsupported";

  /** Code of the finding on a sentence with a name that the briefing does not have. */
  public static final String NAME_UNSUPPORTED = "name_unsupported";

  /** Code of the finding on a sentence with a number that the briefing does not have. */
  public static final String NUMBER_UNSUPPORTED = "number_unsupported";

  /** Code of the finding on a sentence that gave way to one of the briefing's. */
  public static final String REPLACED = "replaced";

  private static final Set<SegmentKind> RUNNING =
      Set.of(SegmentKind.BODY, SegmentKind.LIST_ITEM, SegmentKind.QUOTATION);

  private final Draft draft;
  private final FiguresOfSource figures;
  private final SummaryOptions options;

  /** A summarizer for the one briefing of which the draft was written. */
  public WrittenSummarizer(Draft draft, FiguresOfSource figures, SummaryOptions options) {
    this.draft = Objects.requireNonNull(draft, "draft");
    this.figures = Objects.requireNonNull(figures, "figures");
    this.options = Objects.requireNonNull(options, "options");
  }

  @Override
  public SourceSummary summarize(SummaryInput briefing) {
    SourceSummary extract = Summarizer.ofSegments(options.extractive()).summarize(briefing);
    Work work = new Work(briefing);
    draft.sentences().forEach(work::add);
    List<SummarySentence> sentences = withinLength(work.sentences);
    List<Finding> flags = Stream.of(draft.flags(), work.flags).flatMap(List::stream).toList();
    if (sentences.isEmpty()) {
      return new SourceSummary(
          extract.method(),
          extract.sentences(),
          extract.headline(),
          Stream.of(flags, extract.flags()).flatMap(List::stream).toList());
    }
    return new SourceSummary(method(), sentences, extract.headline(), flags);
  }

  private SummaryMethod method() {
    return switch (draft.sections()) {
      case 0 -> SummaryMethod.WHOLE;
      case 1 -> SummaryMethod.ABSTRACTIVE;
      default -> SummaryMethod.ABSTRACTIVE_SECTIONS;
    };
  }

  private List<SummarySentence> withinLength(List<SummarySentence> sentences) {
    List<SummarySentence> taken = new ArrayList<>();
    int sum = 0;
    for (SummarySentence sentence : sentences) {
      sum += options.length().of(sentence.text(), 1);
      if (!options.length().admits(sum)) {
        break;
      }
      taken.add(sentence);
    }
    return taken;
  }

  /** One briefing on its way. */
  private final class Work {
    private final List<Segment> segments;
    private final List<SummaryUnit> units;
    private final SupportFinder support;
    private final NamesOfSource names;
    private final List<SummarySentence> sentences = new ArrayList<>();
    private final List<Finding> flags = new ArrayList<>();
    private int number;

    Work(SummaryInput briefing) {
      this.segments = briefing.body().stream().map(SummaryCandidate::segment).toList();
      this.units =
          SummaryUnits.of(briefing.body()).stream()
              .filter(unit -> RUNNING.contains(unit.kind()))
              .toList();
      this.support = new SupportFinder(segments);
      this.names =
          new NamesOfSource(
              Stream.concat(briefing.title().stream(), briefing.body().stream())
                  .map(candidate -> candidate.segment().source())
                  .toList());
    }

    void add(String sentence) {
      number++;
      Optional<SummarySentence> same =
          segments.stream()
              .filter(segment -> segment.source().equals(sentence))
              .findFirst()
              .map(segment -> SummarySentence.verbatim(sentence, List.of(segment.ordinal())));
      if (same.isPresent()) {
        take(same.get());
        return;
      }
      Support found = support.find(sentence);
      List<Finding> findings = findings(sentence, found);
      if (options.faithful() && !findings.isEmpty()) {
        replace(sentence, findings);
      } else {
        take(SummarySentence.written(sentence, found.ordinals()));
        flags.addAll(findings);
      }
    }

    private void take(SummarySentence sentence) {
      if (sentences.stream().noneMatch(other -> other.text().equals(sentence.text()))) {
        sentences.add(sentence);
      }
    }

    private List<Finding> findings(String sentence, Support found) {
      List<Finding> findings = new ArrayList<>();
      if (!found.isEnough() || found.ordinals().isEmpty()) {
        findings.add(
            new Finding(
                UNSUPPORTED,
                "sentence %d: the briefing has %.0f%% of its words, by weight"
                    .formatted(number, 100 * found.coverage())));
      }
      unknown(NAME_UNSUPPORTED, names.unknownIn(sentence)).ifPresent(findings::add);
      unknown(NUMBER_UNSUPPORTED, figures.unknownIn(sentence)).ifPresent(findings::add);
      return findings;
    }

    private Optional<Finding> unknown(String code, Set<String> unknown) {
      String quoted =
          unknown.stream().map(word -> "“" + word + "”").collect(Collectors.joining(", "));
      return unknown.isEmpty()
          ? Optional.empty()
          : Optional.of(
              new Finding(code, "sentence %d: the briefing lacks %s".formatted(number, quoted)));
    }

    /** Of equally good sentences the first; one that shares no word is no counterpart. */
    private void replace(String sentence, List<Finding> findings) {
      Optional<SummaryUnit> counterpart =
          units.stream()
              .filter(unit -> support.coverage(sentence, unit.text()) > 0)
              .max(
                  Comparator.comparingDouble(
                          (SummaryUnit unit) -> support.coverage(sentence, unit.text()))
                      .thenComparing(unit -> -unit.ordinals().get(0)));
      counterpart.map(SummaryUnit::sentence).ifPresent(this::take);
      String codes = findings.stream().map(Finding::code).collect(Collectors.joining(", "));
      String instead =
          counterpart
              .map(unit -> "segment " + unit.ordinals().get(0) + " stands for")
              .orElse("nothing stands for");
      flags.add(
          new Finding(
              REPLACED, "sentence %d, %s: %s “%s”".formatted(number, codes, instead, sentence)));
    }
  }
}
