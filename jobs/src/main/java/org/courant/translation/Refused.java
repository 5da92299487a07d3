package org.courant.translation;

import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** What targets of a source may not be, word by word, in searches that are told so. */
final class Refused {
  private Refused() {}

  /** Refuses words said twice and words behind the end; empty if no check looks at the source. */
  static Optional<Predicate<String>> of(String source, String language) {
    return Stream.of(WordTwice.refused(source, language), WordsAfterEnd.refused(source, language))
        .flatMap(Optional::stream)
        .reduce(Predicate::or);
  }
}
