package org.courant.translation;

import java.lang.Character.UnicodeScript;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.courant.briefing.Finding;

/**
 * The target holds letters of a script that neither its language nor its source has, for example
 * Korean syllables in Ukrainian. Latin letters are at home everywhere, and Chinese characters in
 * the languages of East Asia.
 */
final class ForeignScript implements QualityCheck {
  static final String CODE = "foreign_script";

  @Override
  public String code() {
    return CODE;
  }

  @Override
  public Optional<Finding> examine(Candidate candidate) {
    return TargetScript.of(candidate.language())
        .map(script -> foreign(candidate, script))
        .filter(letters -> !letters.isEmpty())
        .map(letters -> new Finding(CODE, "holds “" + letters + "”"));
  }

  private static String foreign(Candidate candidate, TargetScript script) {
    Set<UnicodeScript> home = EnumSet.of(UnicodeScript.LATIN, UnicodeScript.COMMON);
    home.add(UnicodeScript.INHERITED);
    home.addAll(script.scripts());
    if (script.dense()) {
      home.add(UnicodeScript.HAN);
    }
    candidate.source().codePoints().forEach(letter -> home.add(UnicodeScript.of(letter)));
    return candidate
        .target()
        .codePoints()
        .filter(Character::isLetter)
        .filter(letter -> !home.contains(UnicodeScript.of(letter)))
        .distinct()
        .mapToObj(Character::toString)
        .collect(Collectors.joining());
  }
}
