package org.courant.evaluation;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.courant.translation.SourceNames;

/** Damages to names and acronyms. */
final class NameDamage {
  private NameDamage() {}

  static Optional<LinePair> nameReplaced(
      LinePair line, LinePair other, String language, Random random) {
    return replaced(
        line,
        SourceNames.of(line.source()).names(),
        SourceNames.of(other.source()).names(),
        random);
  }

  static Optional<LinePair> acronymReplaced(
      LinePair line, LinePair other, String language, Random random) {
    return replaced(
        line,
        SourceNames.of(line.source()).acronyms(),
        SourceNames.of(other.source()).acronyms(),
        random);
  }

  private static Optional<LinePair> replaced(
      LinePair line, List<String> old, List<String> others, Random random) {
    List<String> fresh = others.stream().filter(name -> !line.source().contains(name)).toList();
    return FigureDamage.pick(old, random)
        .flatMap(
            name ->
                FigureDamage.pick(fresh, random).map(by -> line.withSource(all(line, name, by))));
  }

  private static String all(LinePair line, String name, String by) {
    return Pattern.compile("\\b" + Pattern.quote(name) + "\\b")
        .matcher(line.source())
        .replaceAll(Matcher.quoteReplacement(by));
  }
}
