package org.courant.summary;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.courant.text.SegmentKind;

/**
 * Ranks units by how much of the briefing they tell. In a long briefing the sections take turns, so
 * that none is passed over.
 */
final class ExtractiveRanking implements Ranking {
  /** Fewer words make no statement: greetings, bylines, datelines. */
  private static final int MIN_WORDS = 5;

  private static final Pattern ADDRESS = Pattern.compile("https?://|www\\.|\\S@\\S");

  /** Photo captions that stand among the text: they end with a date behind a comma. */
  private static final Pattern CAPTION =
      Pattern.compile(
          ", (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)\\p{L}* \\d{1,2}, \\d{4}\\.?$");

  @Override
  public Order order(SummaryInput briefing, List<SummaryUnit> units) {
    List<SummaryUnit> statements = units.stream().filter(ExtractiveRanking::isStatement).toList();
    List<List<SummaryUnit>> sections =
        Sections.of(statements.isEmpty() ? units : statements, headings(briefing));
    return new Order(
        sections.size() > 1 ? SummaryMethod.EXTRACTIVE_SECTIONS : SummaryMethod.EXTRACTIVE,
        turns(sections.stream().map(section -> new SectionRanking(section).order()).toList()));
  }

  private static boolean isStatement(SummaryUnit unit) {
    String text = unit.text();
    return SummaryLength.countWords(text) >= MIN_WORDS
        && !ADDRESS.matcher(text).find()
        && !CAPTION.matcher(text).find()
        && !SentenceOpenings.standard().isNotice(text);
  }

  private static Set<Integer> headings(SummaryInput briefing) {
    return briefing.body().stream()
        .filter(candidate -> candidate.segment().kind() == SegmentKind.HEADING)
        .map(candidate -> candidate.segment().paragraph())
        .collect(Collectors.toSet());
  }

  /** The best of every section, then the second of every section, and so on. */
  private static List<SummaryUnit> turns(List<List<RankedUnit>> sections) {
    List<SummaryUnit> order = new ArrayList<>();
    int most = sections.stream().mapToInt(List::size).max().orElse(0);
    for (int turn = 0; turn < most; turn++) {
      int place = turn;
      IntStream.range(0, sections.size())
          .filter(section -> place < sections.get(section).size())
          .mapToObj(section -> sections.get(section).get(place))
          .sorted(Comparator.comparingDouble((RankedUnit ranked) -> -ranked.score()))
          .forEach(ranked -> order.add(ranked.unit()));
    }
    return order;
  }
}
