package org.courant.inference;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntFunction;
import org.courant.text.ClauseSplitter;
import org.courant.text.SentenceSegmenter;

/**
 * Cuts a document that is too long for a model into sections that are not, at its paragraphs. A
 * paragraph above the limit is cut at its sentences, and a sentence above it at its clauses.
 * Sections are as few as can be, and of those cuts the longest section is the shortest. Nothing is
 * lost: the sections hold every non-space of the document, in its order.
 */
final class SectionSplitter {
  private final ToIntFunction<String> tokens;
  private final int limit;
  private final SentenceSegmenter sentences;
  private final ClauseSplitter clauses = new ClauseSplitter();

  /** What is not cut, and how long it is without the tokens around a text. */
  private record Unit(String text, int length) {}

  /**
   * A splitter.
   *
   * @param tokens counts the tokens of a text as the model reads it, those around it among them
   * @param limit most tokens of a section
   * @param language BCP 47 tag of the documents' language
   */
  SectionSplitter(ToIntFunction<String> tokens, int limit, String language) {
    this.tokens = tokens;
    this.limit = limit;
    this.sentences = new SentenceSegmenter(language);
  }

  /** The sections of a document, none for no paragraphs. */
  List<String> split(List<String> paragraphs) {
    String whole = String.join(" ", paragraphs);
    if (paragraphs.isEmpty() || tokens.applyAsInt(whole) <= limit) {
      return paragraphs.isEmpty() ? List.of() : List.of(whole);
    }
    int around = tokens.applyAsInt("");
    // Behind a space a word may take other tokens than alone: what comes out too long is cut anew.
    for (int room = limit - around; room > 0; ) {
      List<String> sections = balanced(units(paragraphs, room, around), room);
      int excess = sections.stream().mapToInt(tokens).max().orElse(0) - limit;
      if (excess <= 0) {
        return sections;
      }
      room -= excess;
    }
    throw new IllegalArgumentException(
        "Invalid document: the model takes " + limit + " tokens, too few for its words");
  }

  private List<Unit> units(List<String> paragraphs, int room, int around) {
    ToIntFunction<String> length = text -> tokens.applyAsInt(text) - around;
    List<Unit> units = new ArrayList<>();
    for (String paragraph : paragraphs) {
      if (length.applyAsInt(paragraph) <= room) {
        units.add(new Unit(paragraph, length.applyAsInt(paragraph)));
        continue;
      }
      for (String sentence : sentences.segment(paragraph)) {
        clauses
            .split(sentence, length, room)
            .forEach(piece -> units.add(new Unit(piece, length.applyAsInt(piece))));
      }
    }
    return units;
  }

  /** The smallest room that needs no more sections than the full one. */
  private static List<String> balanced(List<Unit> units, int room) {
    int count = filled(units, room).size();
    int low = 1;
    int high = room;
    while (low < high) {
      int middle = (low + high) / 2;
      if (filled(units, middle).size() <= count) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return filled(units, high);
  }

  /** Each section takes what fits; a unit that is longer stands alone. */
  private static List<String> filled(List<Unit> units, int room) {
    List<String> sections = new ArrayList<>();
    StringBuilder section = new StringBuilder();
    int length = 0;
    for (Unit unit : units) {
      if (length > 0 && length + unit.length() > room) {
        sections.add(section.toString());
        section.setLength(0);
        length = 0;
      }
      section.append(section.isEmpty() ? "" : " ").append(unit.text());
      length += unit.length();
    }
    sections.add(section.toString());
    return sections;
  }
}
