package org.courant.summary;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.courant.briefing.Finding;
import org.courant.text.SegmentKind;

/**
 * Takes a summary's sentences from the briefing. Captions and headings never stand in one, list
 * items and block quotations only where there is nothing else. A body of fewer than three sentences
 * is its own summary.
 */
final class SegmentSummarizer implements Summarizer {
  /** Code of the finding on a summary for which every sentence was too long. */
  static final String NOTHING_FITS = "nothing_fits";

  private static final int SHORT_SENTENCES = 2;

  private static final List<Set<SegmentKind>> KINDS =
      List.of(Set.of(SegmentKind.BODY), Set.of(SegmentKind.LIST_ITEM, SegmentKind.QUOTATION));

  private final Ranking ranking;
  private final SummaryLength length;

  SegmentSummarizer(Ranking ranking, SummaryLength length) {
    this.ranking = ranking;
    this.length = length;
  }

  @Override
  public SourceSummary summarize(SummaryInput briefing) {
    List<SummaryUnit> units = eligible(briefing);
    Selection whole = taken(units);
    if (sentences(units) <= SHORT_SENTENCES && whole.size() == units.size()) {
      return summary(SummaryMethod.WHOLE, whole, Headline.of(briefing, units));
    }
    List<SummaryUnit> fitting = units.stream().filter(unit -> length.admits(unit)).toList();
    Ranking.Order order = ranking.order(briefing, fitting);
    return order.units().isEmpty()
        ? nothingFits(units.size(), Headline.of(briefing, units))
        : summary(order.method(), taken(order.units()), Headline.of(briefing, order.units()));
  }

  private Selection taken(List<SummaryUnit> ranked) {
    Selection selection = new Selection(length);
    ranked.forEach(selection::take);
    return selection;
  }

  private static int sentences(List<SummaryUnit> units) {
    return units.stream().mapToInt(SummaryUnit::sentences).sum();
  }

  /** The units of the best kind there is; of equal texts the first. */
  private static List<SummaryUnit> eligible(SummaryInput briefing) {
    Set<String> seen = new HashSet<>();
    List<SummaryUnit> units =
        SummaryUnits.of(briefing.body()).stream().filter(unit -> seen.add(unit.text())).toList();
    return KINDS.stream()
        .map(kinds -> units.stream().filter(unit -> kinds.contains(unit.kind())).toList())
        .filter(found -> !found.isEmpty())
        .findFirst()
        .orElse(List.of());
  }

  private static SourceSummary summary(
      SummaryMethod method, Selection chosen, List<Integer> headline) {
    SummaryMethod made = chosen.isEmpty() ? SummaryMethod.NONE : method;
    return new SourceSummary(made, chosen.sentences(), headline, List.of());
  }

  private SourceSummary nothingFits(int units, List<Integer> headline) {
    Finding finding =
        new Finding(
            NOTHING_FITS, "none of %d sentences is within %s".formatted(units, length.shown()));
    return new SourceSummary(SummaryMethod.NONE, List.of(), headline, List.of(finding));
  }
}
