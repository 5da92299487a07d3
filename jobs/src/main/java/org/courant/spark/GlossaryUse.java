package org.courant.spark;

import java.io.Serial;
import java.io.Serializable;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Row;
import org.courant.briefing.Rung;
import org.courant.glossary.TermStatus;
import org.courant.page.TermFigures;

/** What became of the glossary's terms in one language, counted from the segments. */
final class GlossaryUse implements Serializable {
  @Serial private static final long serialVersionUID = 1;

  /** A report is read by people: the terms that are lost most often, then the most frequent. */
  private static final int MOST_TERMS = 1_000;

  private static final Comparator<TermFigures> MOST_LOST =
      Comparator.comparingLong(TermFigures::lost)
          .thenComparingLong(TermFigures::segments)
          .reversed()
          .thenComparing(TermFigures::term)
          .thenComparing(TermFigures::target);

  /** At most the glossary's terms, whatever the number of segments. */
  private final Map<Term, Count> terms = new HashMap<>();

  private record Term(String source, String target) implements Serializable {}

  private static final class Count implements Serializable {
    @Serial private static final long serialVersionUID = 1;

    private long segments;
    private long kept;
    private long inflected;
    private long lost;
    private long searched;
    private long forbidden;

    void add(Row use, boolean terms) {
      String status = use.getAs("status");
      boolean missing = status.equals(TermStatus.LOST.label());
      segments++;
      kept += status.equals(TermStatus.KEPT.label()) ? 1 : 0;
      inflected += status.equals(TermStatus.INFLECTED.label()) ? 1 : 0;
      lost += missing ? 1 : 0;
      searched += terms && !missing ? 1 : 0;
      forbidden += use.<String>getAs("forbidden").isEmpty() ? 0 : 1;
    }

    void add(Count other) {
      segments += other.segments;
      kept += other.kept;
      inflected += other.inflected;
      lost += other.lost;
      searched += other.searched;
      forbidden += other.forbidden;
    }

    TermFigures figures(Term term) {
      return new TermFigures(
          term.source, term.target, segments, kept, inflected, lost, searched, forbidden);
    }
  }

  /** Counts the terms of one segment, a row of its table. */
  void add(Row segment) {
    boolean searched = Rung.TERMS.label().equals(segment.getAs(BriefingTables.RUNG));
    for (Row use : segment.<Row>getList(segment.fieldIndex(BriefingTables.TERMS))) {
      count(new Term(use.getAs("term"), use.getAs("target"))).add(use, searched);
    }
  }

  /** Adds the counts of other segments. */
  void add(GlossaryUse other) {
    other.terms.forEach((term, count) -> count(term).add(count));
  }

  private Count count(Term term) {
    return terms.computeIfAbsent(term, any -> new Count());
  }

  /** The terms that are lost most often first; none where no source has one. */
  List<TermFigures> figures() {
    return terms.entrySet().stream()
        .map(term -> term.getValue().figures(term.getKey()))
        .sorted(MOST_LOST)
        .limit(MOST_TERMS)
        .toList();
  }
}
