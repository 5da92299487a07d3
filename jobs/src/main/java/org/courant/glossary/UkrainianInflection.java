package org.courant.glossary;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Ukrainian case endings, by the table {@code ukrainian-endings.tsv}. A word gets the forms of
 * every paradigm that its ending allows; a term of several words those in which its words agree:
 * attributes and head in one case and number, what follows the head as it is ({@code Раді Безпеки})
 * or along with it ({@code Дональда Трампа}).
 *
 * <p>Alternations: г, к, х before і of dative and locative become з, ц, с; і of the last syllable
 * may become о or е when an ending follows ({@code Харків, Харкова}); о and е of -ок, -ол, -ець and
 * -ень may fall out; a consonant is doubled before the -ю of the instrumental ({@code Білоруссю}).
 * Words in capitals and in other alphabets do not change, and the vocative is left out: news hardly
 * needs it, and a weak model takes it.
 */
final class UkrainianInflection implements Inflection {
  private static final int SLOTS = 12;
  private static final String NO_ENDING = "0";
  private static final String SAME = "=";
  private static final int MOST_WORDS = 6;
  private static final int MOST_FORMS = 400;
  private static final Pattern INFLECTED = Pattern.compile("[\\p{IsCyrillic}']*\\p{Ll}");
  private static final Pattern ATTRIBUTE =
      Pattern.compile(".+(?:ий|ій|[нтлвшщжк]а|ня|[нтлвшщжк]е|нє|[нктв]і)");
  private static final Pattern CLOSED = Pattern.compile("(.*)([ії])([вдтгкрзс]|ст|(?:л|с|ст|н)ь)");
  private static final Pattern FLEETING = Pattern.compile("(.*\\p{L})[оеє]([клр]|ць|нь)");

  private final List<Paradigm> paradigms;

  private UkrainianInflection(List<Paradigm> paradigms) {
    this.paradigms = paradigms;
  }

  /** One line of the table. */
  private record Paradigm(Pattern lemma, int cut, int firstSlot, String[][] endings) {
    static Paradigm of(String line) {
      String[] columns = line.split("\t", -1);
      String[][] endings = new String[SLOTS / 2][];
      for (int i = 0; i < endings.length; i++) {
        endings[i] = columns[3 + i].split(",", -1);
      }
      return new Paradigm(
          Pattern.compile(".*\\p{L}.*" + columns[0]),
          Integer.parseInt(columns[1]),
          columns[2].equals("pl") ? SLOTS / 2 : 0,
          endings);
    }
  }

  private static final class Holder {
    static final UkrainianInflection STANDARD = new UkrainianInflection(table());
  }

  static UkrainianInflection standard() {
    return Holder.STANDARD;
  }

  private static List<Paradigm> table() {
    String name = "ukrainian-endings.tsv";
    try (InputStream stream = UkrainianInflection.class.getResourceAsStream(name)) {
      if (stream == null) {
        throw new IllegalStateException("Missing resource: " + name);
      }
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .map(Paradigm::of)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read resource " + name, e);
    }
  }

  @Override
  public List<String> forms(String term, boolean name) {
    Set<String> forms = new LinkedHashSet<>(List.of(term));
    String[] words = term.split(" ", -1);
    if (words.length <= MOST_WORDS) {
      for (int inflected : heads(words)) {
        agree(words, inflected, name, forms);
      }
    }
    return forms.stream().limit(MOST_FORMS).toList();
  }

  /** How many of the first words change together: up to the head, or all of a name. */
  private static Set<Integer> heads(String[] words) {
    int head = 0;
    while (head < words.length - 1 && ATTRIBUTE.matcher(words[head]).matches()) {
      head++;
    }
    Set<Integer> heads = new LinkedHashSet<>(List.of(head + 1));
    boolean name =
        Character.isUpperCase(words[head].charAt(0))
            && head + 2 == words.length
            && Character.isUpperCase(words[head + 1].charAt(0));
    if (name) {
      heads.add(words.length);
    }
    return heads;
  }

  private void agree(String[] words, int inflected, boolean name, Set<String> forms) {
    List<List<Set<String>>> slots = new ArrayList<>();
    for (int i = 0; i < inflected; i++) {
      slots.add(slots(words[i]));
    }
    StringBuilder rest = new StringBuilder();
    for (int i = inflected; i < words.length; i++) {
      rest.append(' ').append(words[i]);
    }
    int last = name && !isPlural(words, slots) ? SLOTS / 2 : SLOTS;
    for (int slot = 0; slot < last; slot++) {
      List<String> starts = List.of("");
      for (List<Set<String>> word : slots) {
        List<String> longer = new ArrayList<>();
        for (String start : starts) {
          word.get(slot).forEach(form -> longer.add(start.isEmpty() ? form : start + " " + form));
        }
        starts = longer;
        if (starts.size() > MOST_FORMS) {
          return;
        }
      }
      starts.forEach(start -> forms.add(start + rest));
    }
  }

  /** Whether the dictionary has the words in the plural. */
  private static boolean isPlural(String[] words, List<List<Set<String>>> slots) {
    for (int i = 0; i < slots.size(); i++) {
      if (!slots.get(i).get(SLOTS / 2).contains(words[i])) {
        return false;
      }
    }
    return true;
  }

  /** The forms of one word by case and number; of a compound with hyphens the last part changes. */
  private List<Set<String>> slots(String word) {
    int hyphen = word.lastIndexOf('-') + 1;
    String before = word.substring(0, hyphen);
    String last = word.substring(hyphen);
    List<Set<String>> slots = new ArrayList<>();
    for (int i = 0; i < SLOTS; i++) {
      slots.add(new LinkedHashSet<>());
    }
    boolean changes =
        last.length() > 1
            && INFLECTED.matcher(last).matches()
            && last.codePoints().filter(Character::isUpperCase).count() <= 1;
    boolean known = false;
    if (changes) {
      for (Paradigm paradigm : paradigms) {
        if (paradigm.lemma().matcher(last).matches()) {
          known = true;
          fill(paradigm, before, last, slots);
        }
      }
    }
    if (!known || isIndeclinable(last)) {
      slots.forEach(slot -> slot.add(word));
    }
    return slots;
  }

  /** Foreign words in a vowel may stay as they are: Токіо, Меркель, Джо. */
  private static boolean isIndeclinable(String word) {
    return "оеєуюіїиь".indexOf(word.charAt(word.length() - 1)) >= 0;
  }

  private static void fill(Paradigm paradigm, String before, String word, List<Set<String>> slots) {
    String stem = word.substring(0, word.length() - paradigm.cut());
    for (int i = 0; i < paradigm.endings().length; i++) {
      Set<String> slot = slots.get(paradigm.firstSlot() + i);
      for (String ending : paradigm.endings()[i]) {
        forms(stem, word, ending).forEach(form -> slot.add(before + form));
      }
    }
  }

  private static List<String> forms(String stem, String word, String ending) {
    if (ending.equals(NO_ENDING)) {
      return List.of(stem);
    }
    if (ending.equals(SAME)) {
      return List.of(word);
    }
    if (ending.startsWith("+")) {
      return List.of(stem + stem.charAt(stem.length() - 1) + ending.substring(1));
    }
    boolean softens = ending.endsWith("~");
    String plain = softens ? ending.substring(0, ending.length() - 1) : ending;
    List<String> forms = new ArrayList<>();
    for (String base : stems(stem, word)) {
      forms.add((softens ? softened(base) : base) + plain);
    }
    return forms;
  }

  /** The stem before an ending: as in the dictionary, or as the alternations have it. */
  private static List<String> stems(String stem, String word) {
    List<String> stems = new ArrayList<>(List.of(stem));
    int cut = word.length() - stem.length();
    if (!word.substring(stem.length()).isEmpty() && "ьй".indexOf(word.charAt(stem.length())) < 0) {
      return stems;
    }
    var fleeting = FLEETING.matcher(word);
    if (fleeting.matches()) {
      String left = fleeting.group(1) + fleeting.group(2);
      stems.add(left.substring(0, left.length() - cut));
    }
    var closed = CLOSED.matcher(word);
    if (closed.matches()) {
      boolean iotated = closed.group(2).equals("ї");
      for (String vowel : iotated ? List.of("є") : List.of("о", "е")) {
        String open = closed.group(1) + vowel + closed.group(3);
        stems.add(open.substring(0, open.length() - cut));
      }
    }
    return stems;
  }

  private static String softened(String stem) {
    int last = stem.length() - 1;
    String start = stem.substring(0, last);
    return switch (stem.charAt(last)) {
      case 'г' -> start + 'з';
      case 'к' -> start + 'ц';
      case 'х' -> start + 'с';
      default -> stem;
    };
  }
}
