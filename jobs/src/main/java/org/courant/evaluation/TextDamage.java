package org.courant.evaluation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.courant.text.Romanization;

/** Damages to a whole text and to its words. */
final class TextDamage {
  private static final int LOOPED_WORDS = 3;
  private static final int LOOPS = 5;
  private static final int FEWEST_LEFT = 4;
  private static final int FEWEST_WORDS = 6;

  private static final List<String> RUSSIAN =
      List.of(
          "который", "было", "это", "чтобы", "выборы", "объявил", "ещё", "эти", "что", "как",
          "если", "также", "после", "только", "был", "его", "когда", "или");

  private TextDamage() {}

  static Optional<LinePair> cutInHalf(
      LinePair line, LinePair other, String language, Random random) {
    List<String> words = words(line.target());
    return words.size() < FEWEST_WORDS
        ? Optional.empty()
        : Optional.of(line.withTarget(String.join(" ", words.subList(0, words.size() / 2))));
  }

  static Optional<LinePair> looped(LinePair line, LinePair other, String language, Random random) {
    List<String> words = words(line.target());
    if (words.size() < LOOPED_WORDS) {
      return Optional.empty();
    }
    String tail = String.join(" ", words.subList(words.size() - LOOPED_WORDS, words.size()));
    return Optional.of(line.withTarget(line.target() + (" " + tail).repeat(LOOPS)));
  }

  static Optional<LinePair> wordDoubled(
      LinePair line, LinePair other, String language, Random random) {
    List<String> words = words(line.target());
    int at = random.nextInt(words.size());
    words.add(at, words.get(at).replaceAll("\\p{P}+$", ""));
    return Optional.of(line.withTarget(String.join(" ", words)));
  }

  static Optional<LinePair> wordBehind(
      LinePair line, LinePair other, String language, Random random) {
    List<String> words = words(line.target());
    if (words.size() < FEWEST_WORDS) {
      return Optional.empty();
    }
    words.add(words.remove(random.nextInt(words.size() - 1)));
    return Optional.of(line.withTarget(String.join(" ", words)));
  }

  static Optional<LinePair> copied(LinePair line, LinePair other, String language, Random random) {
    return Optional.of(line.withTarget(line.source()));
  }

  static Optional<LinePair> misaligned(
      LinePair line, LinePair other, String language, Random random) {
    return Optional.of(line.withTarget(other.target()));
  }

  static Optional<LinePair> romanized(
      LinePair line, LinePair other, String language, Random random) {
    return Optional.of(line.withTarget(Romanization.of(line.target())));
  }

  static Optional<LinePair> englishLeft(
      LinePair line, LinePair other, String language, Random random) {
    List<String> source = words(line.source());
    List<String> target = words(line.target());
    int left = FEWEST_LEFT + random.nextInt(3);
    if (source.size() < left + 1 || target.size() < left + 1) {
      return Optional.empty();
    }
    int from = random.nextInt(source.size() - left);
    int to = random.nextInt(target.size() - left);
    List<String> mixed = new ArrayList<>(target.subList(0, to));
    mixed.addAll(source.subList(from, from + left));
    mixed.addAll(target.subList(to + left, target.size()));
    return Optional.of(line.withTarget(String.join(" ", mixed)));
  }

  static Optional<LinePair> russianWord(
      LinePair line, LinePair other, String language, Random random) {
    List<String> words = words(line.target());
    if (!language.equals("uk") || words.size() < 2) {
      return Optional.empty();
    }
    words.set(1 + random.nextInt(words.size() - 1), RUSSIAN.get(random.nextInt(RUSSIAN.size())));
    return Optional.of(line.withTarget(String.join(" ", words)));
  }

  static Optional<LinePair> emptied(LinePair line, LinePair other, String language, Random random) {
    return Optional.of(line.withTarget(""));
  }

  private static List<String> words(String text) {
    return new ArrayList<>(List.of(text.strip().split("\\s+", -1)));
  }
}
