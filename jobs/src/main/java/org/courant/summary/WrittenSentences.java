package org.courant.summary;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.courant.briefing.Finding;
import org.courant.briefing.Segment;
import org.courant.text.SegmentKind;

/**
 * Holds what a checkpoint wrote against the text it was written from, a briefing or a translation
 * of one: links each sentence to the segments that support it, and flags what the text does not
 * say. If asked to be faithful, it puts the text's best sentence in the place of one that is
 * flagged, and leaves one out that no sentence resembles.
 */
final class WrittenSentences {
  /** Code of the finding on a sentence of which too little is in the text. */
  static final String UNSUPPORTED = "unsupported";

  /** Code of the finding on a sentence with a name that the text does not have. */
  static final String NAME_UNSUPPORTED = "name_unsupported";

  /** Code of the finding on a sentence with a number that the text does not have. */
  static final String NUMBER_UNSUPPORTED = "number_unsupported";

  /** Code of the finding on a sentence that gave way to one of the text's. */
  static final String REPLACED = "replaced";

  private static final Set<SegmentKind> RUNNING =
      Set.of(SegmentKind.BODY, SegmentKind.LIST_ITEM, SegmentKind.QUOTATION);

  private final FiguresOfSource figures;
  private final SentenceCheck check;
  private final SummaryOptions options;
  private final List<Segment> segments;
  private final List<SummaryUnit> units;
  private final SupportFinder support;
  private final NamesOfSource names;
  private final List<SummarySentence> sentences = new ArrayList<>();
  private final List<Finding> flags = new ArrayList<>();
  private int number;

  /** Of one text, in a BCP 47 language. */
  WrittenSentences(
      SummaryInput text,
      String language,
      FiguresOfSource figures,
      SentenceCheck check,
      SummaryOptions options) {
    this.figures = figures;
    this.check = check;
    this.options = options;
    this.segments = text.body().stream().map(SummaryCandidate::segment).toList();
    this.units =
        SummaryUnits.of(text.body()).stream()
            .filter(unit -> RUNNING.contains(unit.kind()))
            .toList();
    this.support = new SupportFinder(segments, language);
    this.names =
        new NamesOfSource(
            Stream.concat(text.title().stream(), text.body().stream())
                .map(candidate -> candidate.segment().source())
                .toList());
  }

  /** Adds the sentences of a draft, and what is known of it. */
  void addAll(Draft draft) {
    flags.addAll(draft.flags());
    draft.sentences().forEach(this::add);
  }

  /** The sentences to take, as many as the length admits. */
  List<SummarySentence> withinLength() {
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

  /** What the reader should know of all of them. */
  List<Finding> flags() {
    return List.copyOf(flags);
  }

  private void add(String sentence) {
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
    for (Finding finding : check.examine(sentence, found.ordinals())) {
      findings.add(
          new Finding(finding.code(), "sentence %d: %s".formatted(number, finding.detail())));
    }
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
