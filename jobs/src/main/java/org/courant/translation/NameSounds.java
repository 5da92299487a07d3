package org.courant.translation;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Whether a text of another script has a word that sounds like an English name: an edit distance
 * between the name's spelling and the text's sounds, in which a vowel costs little, as spellings
 * agree in consonants. The sounds are those of {@code name-sounds.tsv}.
 */
final class NameSounds {
  private static final String RESOURCE = "name-sounds.tsv";
  private static final int COLUMNS = 4;
  private static final int VALUES = 3;
  private static final String SILENCE = "0";
  private static final String VOWELS = "aeiouy";
  private static final int LONGEST_SPELLING = 3;

  /** What other languages leave away: Ephesus, Casas. */
  private static final Pattern ENDING = Pattern.compile("[uo]?s$");

  private static final int FEWEST_WITH_ENDING = 5;

  /** Names are compared up to this length, and never with more than twice of it. */
  private static final int LONGEST_NAME = 24;

  private static final double VOWEL = 0.1;
  private static final double SILENT = 0.2;
  private static final double CONSONANT = 0.8;

  /** One wrong consonant of three is too much, one of four is not. */
  private static final double MOST_A_CONSONANT = 0.22;

  /** Within a word anything may sound like a short name. */
  private static final double MOST_WITHIN = 0.08;

  private static final Map<String, NameSounds> LANGUAGES = load();

  private final Map<String, String> letters = new HashMap<>();
  private final Map<String, List<String>> spellings = new HashMap<>();

  private NameSounds() {}

  /**
   * A text as sounds.
   *
   * @param signs one sound each
   * @param words where a word begins
   * @param syllables where a syllable begins within a Korean word
   */
  record Sounds(String signs, List<Integer> words, List<Integer> syllables) {}

  /** The sounds of a BCP 47 tag's language, empty for a language that is not known here. */
  static Optional<NameSounds> of(String language) {
    return Optional.ofNullable(LANGUAGES.get(Locale.forLanguageTag(language).getLanguage()));
  }

  /** The sounds of a text; letters of other scripts have none. */
  Sounds sounds(String text) {
    StringBuilder signs = new StringBuilder();
    List<Integer> words = new ArrayList<>();
    List<Integer> syllables = new ArrayList<>();
    boolean within = false;
    // Composed, a Ukrainian letter is one character; decomposed, a syllable is two or three.
    for (int letter : Normalizer.normalize(text, Normalizer.Form.NFC).codePoints().toArray()) {
      String lower = Character.toString(Character.toLowerCase(letter));
      String parts = letters.containsKey(lower) ? lower : jamo(lower);
      boolean syllable = !parts.equals(lower);
      if (Character.isLetter(letter) && !within) {
        words.add(signs.length());
      } else if (syllable) {
        syllables.add(signs.length());
      }
      within = Character.isLetter(letter) || letter == '\'' || letter == '’';
      parts
          .codePoints()
          .mapToObj(part -> letters.getOrDefault(Character.toString(part), ""))
          .forEach(sound -> append(sound, signs));
    }
    return new Sounds(signs.toString(), words, syllables);
  }

  /** Appends a sound; an l at the end of a syllable and at the beginning of the next is one. */
  private static void append(String sound, StringBuilder signs) {
    boolean twice = signs.length() > 0 && sound.equals(signs.substring(signs.length() - 1));
    if (!twice || isVowel(sound, 0)) {
      signs.append(sound);
    }
  }

  private static String jamo(String letter) {
    return Normalizer.normalize(letter, Normalizer.Form.NFD);
  }

  /** Whether a name, one English word, sounds like a word of a text or like its beginning. */
  boolean has(Sounds sounds, String name) {
    String spelling = spelling(name);
    return hasSpelling(sounds, spelling)
        || (spelling.length() >= FEWEST_WITH_ENDING
            && hasSpelling(sounds, ENDING.matcher(spelling).replaceFirst("")));
  }

  /** Whether a name, one English word, sounds like a word from its beginning to its end. */
  boolean is(String word, String name) {
    Spelling spelling = Spelling.of(spelling(name), spellings);
    String signs = sounds(word).signs();
    double most = MOST_A_CONSONANT * spelling.weight();
    return signs.length() <= 2 * spelling.length()
        && costs(spelling, signs, most)[spelling.length()][signs.length()] <= most;
  }

  private boolean hasSpelling(Sounds sounds, String letters) {
    Spelling spelling = Spelling.of(letters, spellings);
    long weight = spelling.weight();
    return begins(spelling, sounds.signs(), sounds.words(), MOST_A_CONSONANT * weight)
        || begins(spelling, sounds.signs(), sounds.syllables(), MOST_WITHIN * weight);
  }

  private static boolean begins(
      Spelling spelling, String signs, List<Integer> starts, double most) {
    for (int start : starts) {
      int end = Math.min(signs.length(), start + 2 * spelling.length());
      if (start < end && distance(spelling, signs.substring(start, end), most) <= most) {
        return true;
      }
    }
    return false;
  }

  private static String spelling(String name) {
    String plain = Normalizer.normalize(name.toLowerCase(Locale.ROOT), Normalizer.Form.NFD);
    String ascii = plain.replaceAll("[^a-z]", "");
    return ascii.substring(0, Math.min(ascii.length(), LONGEST_NAME));
  }

  /**
   * Cost of making the spelling from the sounds; what follows in the sounds costs nothing. Costs
   * above {@code most} are not told apart.
   */
  private static double distance(Spelling spelling, String signs, double most) {
    return Arrays.stream(costs(spelling, signs, most)[spelling.length()])
        .min()
        .orElse(Double.MAX_VALUE);
  }

  /**
   * Costs, up to a bound, of making each beginning of the spelling from each beginning of the
   * signs.
   */
  private static double[][] costs(Spelling spelling, String signs, double most) {
    int width = signs.length() + 1;
    double[][] costs = new double[spelling.length() + 1][width];
    for (double[] row : costs) {
      Arrays.fill(row, Double.MAX_VALUE);
    }
    costs[0][0] = 0;
    for (int i = 0; i <= spelling.length(); i++) {
      for (int j = 0; j < width; j++) {
        if (costs[i][j] <= most) {
          step(spelling, signs, costs, i, j);
        }
      }
    }
    return costs;
  }

  private static void step(Spelling spelling, String signs, double[][] costs, int i, int j) {
    double cost = costs[i][j];
    if (j < signs.length()) {
      lower(costs, i, j + 1, cost + (isVowel(signs, j) ? VOWEL : CONSONANT));
    }
    if (i == spelling.length()) {
      return;
    }
    boolean vowel = isVowel(spelling.letters(), i);
    double skip = vowel ? VOWEL : CONSONANT;
    lower(costs, i + 1, j, cost + (spelling.isTwice(i) ? 0 : skip));
    if (vowel && j < signs.length() && isVowel(signs, j)) {
      boolean same = spelling.letters().charAt(i) == signs.charAt(j);
      lower(costs, i + 1, j + 1, cost + (same ? 0 : VOWEL));
    }
    for (Spelled spelled : spelling.spelled().get(i)) {
      if (spelled.isSilent()) {
        lower(costs, i + spelled.length(), j, cost + SILENT);
      } else if (signs.startsWith(spelled.sound(), j)) {
        lower(costs, i + spelled.length(), j + spelled.sound().length(), cost);
      }
    }
  }

  /**
   * A sound that letters of a name may stand for.
   *
   * @param length how many letters
   */
  private record Spelled(int length, String sound) {
    boolean isSilent() {
      return sound.equals(SILENCE);
    }
  }

  /**
   * The letters of a name.
   *
   * @param spelled the sounds that the letters from each place on may stand for
   */
  private record Spelling(String letters, List<List<Spelled>> spelled) {
    static Spelling of(String letters, Map<String, List<String>> spellings) {
      List<List<Spelled>> spelled = new ArrayList<>();
      for (int i = 0; i < letters.length(); i++) {
        List<Spelled> here = new ArrayList<>();
        for (int n = 1; n <= LONGEST_SPELLING && i + n <= letters.length(); n++) {
          int length = n;
          spellings
              .getOrDefault(letters.substring(i, i + n), List.of())
              .forEach(sound -> here.add(new Spelled(length, sound)));
        }
        spelled.add(here);
      }
      return new Spelling(letters, spelled);
    }

    int length() {
      return letters.length();
    }

    /** How many consonants there are, at least one. */
    long weight() {
      return Math.max(letters.chars().filter(letter -> VOWELS.indexOf(letter) < 0).count(), 1);
    }

    boolean isTwice(int at) {
      return at > 0 && letters.charAt(at) == letters.charAt(at - 1);
    }
  }

  private static void lower(double[][] costs, int i, int j, double cost) {
    costs[i][j] = Math.min(costs[i][j], cost);
  }

  private static boolean isVowel(String signs, int at) {
    return VOWELS.indexOf(signs.charAt(at)) >= 0;
  }

  private static Map<String, NameSounds> load() {
    Map<String, NameSounds> languages = new HashMap<>();
    for (String[] row : WordTable.rows(RESOURCE, COLUMNS)) {
      NameSounds own = languages.computeIfAbsent(row[0], language -> new NameSounds());
      switch (row[1]) {
        case "letter" -> own.letters.put(row[2], row[VALUES].equals(SILENCE) ? "" : row[VALUES]);
        case "sound" -> own.spellings.put(row[2], List.of(row[VALUES].split(" ", -1)));
        default -> throw new IllegalStateException("Invalid kind in " + RESOURCE + ": " + row[1]);
      }
    }
    return Map.copyOf(languages);
  }
}
