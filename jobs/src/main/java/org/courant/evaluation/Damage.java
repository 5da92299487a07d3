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
  DIGIT_CHANGED(FigureDamage::digitChanged, "number_lost", "number_added"),
  /** A number in digits that both sides have is taken out of the target. */
  NUMBER_DROPPED(FigureDamage::numberDropped, "number_lost"),
  /** A number that the source has not is put into the target. */
  NUMBER_ADDED(FigureDamage::numberAdded, "number_added"),
  /** 만 becomes 천, million thousand. */
  SCALE_SHIFTED(FigureDamage::scaleShifted, "number_lost", "number_added"),
  /** A month or weekday of the source becomes another. */
  DATE_CHANGED(FigureDamage::dateChanged, "number_lost", "number_added"),
  /** A name of the source becomes a name of another line. */
  NAME_REPLACED(NameDamage::nameReplaced, "name_lost"),
  /** An acronym of the source becomes one of another line. */
  ACRONYM_REPLACED(NameDamage::acronymReplaced, "acronym_lost"),
  /** The target ends after half of its words. */
  CUT_IN_HALF(TextDamage::cutInHalf, "unfinished", "length_ratio"),
  /** The last three words of the target are said five times more. */
  LOOPED(TextDamage::looped, "repetition"),
  /** The target is the source. */
  COPIED(TextDamage::copied, "copied_source", "wrong_script"),
  /** The target is that of another line. */
  MISALIGNED(
      TextDamage::misaligned,
      "number_lost",
      "number_added",
      "name_lost",
      "acronym_lost",
      "length_ratio"),
  /** The target is written in Latin letters. */
  ROMANIZED(TextDamage::romanized, "wrong_script"),
  /** Words of the target give way to four to six words of the source. */
  ENGLISH_LEFT(TextDamage::englishLeft, "untranslated"),
  /** A word of a Ukrainian target becomes a Russian one. */
  RUSSIAN_WORD(TextDamage::russianWord, "russian"),
  /** There is no target. */
  EMPTIED(TextDamage::emptied, "empty");

  /** How a line is damaged. */
  @FunctionalInterface
  interface Way {
    /** The damaged line; empty if there is nothing in it to damage. */
    Optional<LinePair> apply(LinePair line, LinePair other, String language, Random random);
  }

  private final Way way;
  private final Set<String> codes;

  Damage(Way way, String... codes) {
    this.way = way;
    this.codes = Set.of(codes);
  }

  /** Name for people and files, for example {@code digit_changed}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Codes of the findings, of which one is enough to notice the damage. */
  public Set<String> codes() {
    return codes;
  }

  /**
   * Damages a line.
   *
   * @param other another line, where something is taken from one
   * @param language BCP 47 tag of the target
   * @return empty if the line has nothing that can be damaged in this way
   */
  Optional<LinePair> apply(LinePair line, LinePair other, String language, Random random) {
    return way.apply(line, other, language, random);
  }
}
