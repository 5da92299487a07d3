package org.courant.translation;

import java.util.Set;

/**
 * The numbers, months and weekdays of a text, to find those in a sentence of the same language that
 * it does not explain. Numbers in words explain digits, but are not asked for themselves.
 */
public final class SourceFigures {
  private final FigureWords words;
  private final Figures figures;

  private SourceFigures(FigureWords words, Figures figures) {
    this.words = words;
    this.figures = figures;
  }

  /** Reads the figures of a text in a BCP 47 language; of an unknown one the digits alone. */
  public static SourceFigures of(String text, String language) {
    FigureWords words = FigureWords.of(language).orElseGet(FigureWords::none);
    return new SourceFigures(words, FigureReader.read(text, words));
  }

  /** Figures of a sentence that the text does not have, as they are written, each once. */
  public Set<String> unknownIn(String sentence) {
    return FigureReader.read(sentence, words).missingFrom(figures);
  }
}
