package org.courant.memory;

import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * A text and its translation, as translation memories are exchanged.
 *
 * @param sourceLanguage BCP 47 tag
 * @param source text in the source language
 * @param targetLanguage BCP 47 tag
 * @param target text in the target language
 * @param author who wrote or last changed the target, or null
 * @param changed when, or null if the file does not say
 * @param reviewed whether a person has approved the target; of the formats only XLIFF says so
 * @param notes remarks for people; tables have no place for them
 */
public record TranslationUnit(
    String sourceLanguage,
    String source,
    String targetLanguage,
    String target,
    String author,
    Instant changed,
    boolean reviewed,
    List<String> notes) {
  public TranslationUnit {
    Objects.requireNonNull(sourceLanguage, "sourceLanguage");
    Objects.requireNonNull(source, "source");
    Objects.requireNonNull(targetLanguage, "targetLanguage");
    Objects.requireNonNull(target, "target");
    notes = List.copyOf(notes);
  }

  /** A unit that nobody has reviewed or remarked on. */
  public TranslationUnit(
      String sourceLanguage,
      String source,
      String targetLanguage,
      String target,
      String author,
      Instant changed) {
    this(sourceLanguage, source, targetLanguage, target, author, changed, false, List.of());
  }
}
