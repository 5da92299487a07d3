package org.courant.translation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.courant.glossary.CaseRule;
import org.courant.glossary.Glossary;
import org.courant.glossary.GlossaryEntry;
import org.courant.inference.SourceText;
import org.courant.inference.TargetText;

/**
 * What a model calls English names where nothing else is said of them. Only a subject that sounds
 * like the name, or is known to be it, counts.
 */
final class LoneNames {
  private static final String ALONE = "%s";
  private static final List<String> SENTENCES = List.of(ALONE, "%s arrived.", "%s is new.");
  private static final Pattern SPACES = Pattern.compile("\\s+");
  private static final Pattern EDGES = Pattern.compile("^[^\\p{L}]+|[^\\p{L}]+$");
  private static final Pattern LATIN = Pattern.compile("\\p{IsLatin}");

  /** Subject and topic particles, behind a vowel and behind a consonant. */
  private static final String AFTER_VOWEL = "가는";

  private static final String AFTER_CONSONANT = "이은";
  private static final int FIRST_SYLLABLE = 0xAC00;
  private static final int LAST_SYLLABLE = 0xD7A3;
  private static final int FINALS = 28;

  private final Decoder decoder;
  private final String sourceLanguage;
  private final String language;

  LoneNames(Decoder decoder, String sourceLanguage, String language) {
    this.decoder = decoder;
    this.sourceLanguage = sourceLanguage;
    this.language = language;
  }

  /** The names for which the model has a word, with all the words that it has. */
  Glossary of(List<String> names) {
    Map<String, String> asked = new LinkedHashMap<>();
    for (String name : names) {
      SENTENCES.forEach(sentence -> asked.put(sentence.formatted(name), name));
    }
    List<SourceText> texts =
        asked.keySet().stream().map(text -> new SourceText(text, text)).toList();
    Map<String, Set<String>> found = new LinkedHashMap<>();
    Map<String, TargetText> targets = texts.isEmpty() ? Map.of() : decoder.targets(texts, language);
    asked.forEach(
        (text, name) -> {
          TargetText target = targets.get(text);
          String subject = target == null ? "" : subject(name, text, target.text());
          if (!subject.isEmpty()) {
            found.computeIfAbsent(name, key -> new LinkedHashSet<>()).add(subject);
          }
        });
    List<GlossaryEntry> entries = new ArrayList<>();
    found.forEach((name, words) -> entries.add(entry(entries.size() + 1, name, words)));
    return new Glossary(entries);
  }

  private GlossaryEntry entry(int line, String name, Set<String> words) {
    return new GlossaryEntry(
        line,
        Map.of(sourceLanguage, List.of(name), language, List.copyOf(words)),
        Map.of(),
        "proper noun",
        CaseRule.EXACT,
        false,
        "",
        "");
  }

  /**
   * The first words of a target, side by side, that are words of the name: its subject.
   *
   * @param text what was asked, the name alone or a sentence with it
   */
  String subject(String name, String text, String target) {
    List<String> words = new ArrayList<>();
    for (String token : SPACES.split(target, -1)) {
      String word = EDGES.matcher(token).replaceAll("");
      // Some names end like a particle: 말라가. Outside a sentence a word has none.
      Stream<String> forms =
          text.equals(name)
              ? Stream.of(word, withoutParticle(word))
              : Stream.of(withoutParticle(word), word);
      Optional<String> found = forms.filter(form -> isName(name, form)).findFirst();
      if (found.isEmpty()) {
        break;
      }
      words.add(found.get());
    }
    return String.join(" ", words);
  }

  private boolean isName(String name, String word) {
    return !word.isEmpty()
        && !LATIN.matcher(word).find()
        && TargetNames.in(language, word).map(names -> names.isName(name)).orElse(false);
  }

  /** A Korean word without the particle that its sentence gave it. */
  private static String withoutParticle(String word) {
    if (word.length() < 2) {
      return word;
    }
    char last = word.charAt(word.length() - 1);
    char before = word.charAt(word.length() - 2);
    boolean syllable = before >= FIRST_SYLLABLE && before <= LAST_SYLLABLE;
    boolean vowel = (before - FIRST_SYLLABLE) % FINALS == 0;
    String particles = vowel ? AFTER_VOWEL : AFTER_CONSONANT;
    return syllable && particles.indexOf(last) >= 0 ? word.substring(0, word.length() - 1) : word;
  }
}
