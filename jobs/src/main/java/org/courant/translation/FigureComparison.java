package org.courant.translation;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The figures of both sides of a candidate, read in a way that suits both languages. */
record FigureComparison(Figures source, Figures target) {
  private static final int MOST_NAMED = 5;

  /**
   * Reads both texts. If the words of one language are not known, those of the other mean nothing
   * either, as they could not be found again.
   */
  static FigureComparison of(Candidate candidate) {
    Words words =
        words(candidate.sourceLanguage(), candidate.language())
            .orElseGet(() -> new Words(FigureWords.none(), FigureWords.none()));
    return new FigureComparison(
        FigureReader.read(candidate.source(), words.source()),
        FigureReader.read(candidate.target(), words.target()));
  }

  /** The words to read both sides with. */
  record Words(FigureWords source, FigureWords target) {}

  /** The words of two BCP 47 languages, empty if one of them is not known here. */
  static Optional<Words> words(String sourceLanguage, String language) {
    return FigureWords.of(sourceLanguage)
        .flatMap(source -> FigureWords.of(language).map(target -> new Words(source, target)));
  }

  /** The figures for a person: “85 million”, “3”. */
  static String quoted(Set<String> figures) {
    String named =
        figures.stream()
            .limit(MOST_NAMED)
            .map(figure -> "“" + figure + "”")
            .collect(Collectors.joining(", "));
    return figures.size() > MOST_NAMED ? named + " and more" : named;
  }
}
