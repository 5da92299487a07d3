package org.courant.tokenizer;

import java.lang.Character.UnicodeScript;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** Which scripts the letters of tokens are of. */
final class Letters {
  private Letters() {}

  /** The ids whose texts have no letters of other scripts than these, in order. */
  static int[] idsIn(Set<UnicodeScript> scripts, IntStream ids, IntFunction<String> text) {
    return ids.filter(id -> text.apply(id).codePoints().allMatch(c -> fits(scripts, c)))
        .sorted()
        .distinct()
        .toArray();
  }

  private static boolean fits(Set<UnicodeScript> scripts, int codePoint) {
    UnicodeScript script = UnicodeScript.of(codePoint);
    return switch (script) {
      // Digits and punctuation, marks that go with any letter, and what has no meaning yet.
      case COMMON, INHERITED, UNKNOWN -> true;
      default -> scripts.contains(script);
    };
  }
}
