package org.courant.evaluation;

import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/**
 * A way in which a translation can go wrong, done on purpose to a good one. Where the target would
 * have to be understood, the source is changed instead: a target beside a source with another name
 * is a translation that has lost the name.
 */
public enum Damage {
  /** One digit of the target becomes another. */
  DIGIT_CHANGED,
  /** A number in digits that both sides have is taken out of the target. */
  NUMBER_DROPPED,
  /** A number that the source has not is put into the target. */
  NUMBER_ADDED,
  /** 만 becomes 천, million thousand. */
  SCALE_SHIFTED,
  /** A month or weekday of the source becomes another. */
  DATE_CHANGED,
  /** The currency of an amount in the source becomes another. */
  CURRENCY_CHANGED,
  /** The unit behind a number of the source becomes another. */
  UNIT_CHANGED,
  /** A name of the source becomes a name of another line. */
  NAME_REPLACED,
  /** An acronym of the source becomes one of another line. */
  ACRONYM_REPLACED,
  /** The target ends after half of its words. */
  CUT_IN_HALF,
  /** The last three words of the target are said five times more. */
  LOOPED,
  /** A word of the target is said twice. */
  WORD_DOUBLED,
  /** A word of the target stands behind its end. */
  WORD_BEHIND,
  /** The target is the source. */
  COPIED,
  /** The target is that of another line. */
  MISALIGNED,
  /** The target is written in Latin letters. */
  ROMANIZED,
  /** Words of the target give way to four to six words of the source. */
  ENGLISH_LEFT,
  /** A word of a Ukrainian target becomes a Russian one. */
  RUSSIAN_WORD,
  /** There is no target. */
  EMPTIED;

  /** Name for people and files, for example {@code digit_changed}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Codes of the findings, of which one is enough to notice the damage. */
  public Set<String> codes() {
    return switch (this) {
      case DIGIT_CHANGED -> Set.of("number_lost", "number_added");
      case NUMBER_DROPPED -> Set.of("number_lost");
      case NUMBER_ADDED -> Set.of("number_added");
      case SCALE_SHIFTED -> Set.of("number_lost", "number_added");
      case DATE_CHANGED -> Set.of("number_lost", "number_added");
      case CURRENCY_CHANGED -> Set.of("currency_changed");
      case UNIT_CHANGED -> Set.of("unit_changed");
      case NAME_REPLACED -> Set.of("name_lost");
      case ACRONYM_REPLACED -> Set.of("acronym_lost");
      case CUT_IN_HALF -> Set.of("unfinished", "length_ratio");
      case LOOPED -> Set.of("repetition");
      case WORD_DOUBLED -> Set.of("word_twice");
      case WORD_BEHIND -> Set.of("after_end");
      case COPIED -> Set.of("copied_source", "wrong_script");
      case MISALIGNED ->
          Set.of("number_lost", "number_added", "name_lost", "acronym_lost", "length_ratio");
      case ROMANIZED -> Set.of("wrong_script");
      case ENGLISH_LEFT -> Set.of("untranslated");
      case RUSSIAN_WORD -> Set.of("russian");
      case EMPTIED -> Set.of("empty");
    };
  }

  /**
   * Damages a line.
   *
   * @param other another line, where something is taken from one
   * @param language BCP 47 tag of the target
   * @return empty if the line has nothing that can be damaged in this way
   */
  Optional<LinePair> apply(LinePair line, LinePair other, String language, Random random) {
    return switch (this) {
      case DIGIT_CHANGED -> FigureDamage.digitChanged(line, other, language, random);
      case NUMBER_DROPPED -> FigureDamage.numberDropped(line, other, language, random);
      case NUMBER_ADDED -> FigureDamage.numberAdded(line, other, language, random);
      case SCALE_SHIFTED -> FigureDamage.scaleShifted(line, other, language, random);
      case DATE_CHANGED -> FigureDamage.dateChanged(line, other, language, random);
      case CURRENCY_CHANGED -> FigureDamage.currencyChanged(line, other, language, random);
      case UNIT_CHANGED -> FigureDamage.unitChanged(line, other, language, random);
      case NAME_REPLACED -> NameDamage.nameReplaced(line, other, language, random);
      case ACRONYM_REPLACED -> NameDamage.acronymReplaced(line, other, language, random);
      case CUT_IN_HALF -> TextDamage.cutInHalf(line, other, language, random);
      case LOOPED -> TextDamage.looped(line, other, language, random);
      case WORD_DOUBLED -> TextDamage.wordDoubled(line, other, language, random);
      case WORD_BEHIND -> TextDamage.wordBehind(line, other, language, random);
      case COPIED -> TextDamage.copied(line, other, language, random);
      case MISALIGNED -> TextDamage.misaligned(line, other, language, random);
      case ROMANIZED -> TextDamage.romanized(line, other, language, random);
      case ENGLISH_LEFT -> TextDamage.englishLeft(line, other, language, random);
      case RUSSIAN_WORD -> TextDamage.russianWord(line, other, language, random);
      case EMPTIED -> TextDamage.emptied(line, other, language, random);
    };
  }
}
