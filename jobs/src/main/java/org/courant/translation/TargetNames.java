package org.courant.translation;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.courant.text.RegionNames;

/** Finds English names in a target: as they are, as they sound, or as the language calls them. */
final class TargetNames {
  private static final Map<String, RegionNames> REGIONS = new ConcurrentHashMap<>();

  /** A country's adjective begins like its name: Німеччина, німецький. */
  private static final int STEM = 4;

  private final String language;
  private final String target;
  private final NameSounds names;
  private final NameSounds.Sounds sounds;

  private TargetNames(String language, String target, NameSounds names) {
    this.language = language;
    this.target = target.toLowerCase(Locale.ROOT).replace('’', '\'').replace('ʼ', '\'');
    this.names = names;
    this.sounds = names.sounds(target);
  }

  /** The names of a target, empty if its language or the source's is not known here. */
  static Optional<TargetNames> of(Candidate candidate) {
    if (!isKnown(candidate)) {
      return Optional.empty();
    }
    return in(candidate.language(), candidate.target());
  }

  /** The names of a text in a BCP 47 language, empty if it is not known here. */
  static Optional<TargetNames> in(String tag, String text) {
    String language = Locale.forLanguageTag(tag).getLanguage();
    return NameSounds.of(language).map(names -> new TargetNames(language, text, names));
  }

  /** Whether names of the source can be looked for in the target. */
  static boolean isKnown(Candidate candidate) {
    return Locale.forLanguageTag(candidate.sourceLanguage()).getLanguage().equals("en")
        && NameSounds.of(candidate.language()).isPresent();
  }

  /** Whether it is known what an acronym becomes; others may be written out or translated. */
  static boolean isKnown(Candidate candidate, String acronym) {
    String language = Locale.forLanguageTag(candidate.language()).getLanguage();
    return isKnown(candidate)
        && !NameWords.known(NameWords.Kind.ACRONYM, language, acronym).isEmpty();
  }

  /** Whether one word of a name is there; the others may be left out. */
  boolean hasName(String name) {
    return region(name) || List.of(name.split(" ", -1)).stream().anyMatch(this::hasWord);
  }

  /**
   * Whether the target, one word, sounds like a word of a name from its beginning to its end, or
   * begins as its language calls it.
   */
  boolean isName(String name) {
    return region(name)
        || List.of(name.split(" ", -1)).stream()
            .anyMatch(
                word ->
                    region(word)
                        || hasAny(NameWords.known(NameWords.Kind.NAME, language, word))
                        || names.is(target, word));
  }

  boolean hasAcronym(String acronym) {
    return hasBeginning(acronym.toLowerCase(Locale.ROOT))
        || hasAny(NameWords.known(NameWords.Kind.ACRONYM, language, acronym));
  }

  private boolean hasWord(String word) {
    return hasBeginning(word.toLowerCase(Locale.ROOT))
        || hasAny(NameWords.known(NameWords.Kind.NAME, language, word))
        || region(word)
        || names.has(sounds, word);
  }

  private boolean region(String name) {
    return REGIONS
        .computeIfAbsent(language, to -> RegionNames.between("en", to))
        .find(name)
        .map(region -> hasBeginning(stem(region.toLowerCase(Locale.ROOT))))
        .orElse(false);
  }

  private String stem(String region) {
    int length = language.equals("ko") ? STEM - 1 : STEM;
    return region.substring(0, Math.min(region.length(), length));
  }

  private boolean hasAny(List<String> beginnings) {
    return beginnings.stream().anyMatch(this::hasBeginning);
  }

  /** Whether a word begins so; in Korean, where names join others, whether it is there at all. */
  private boolean hasBeginning(String beginning) {
    boolean anywhere = language.equals("ko") && beginning.codePointAt(0) > 'z';
    for (int at = target.indexOf(beginning); at >= 0; at = target.indexOf(beginning, at + 1)) {
      if (anywhere || at == 0 || !Character.isLetter(target.codePointBefore(at))) {
        return true;
      }
    }
    return false;
  }
}
