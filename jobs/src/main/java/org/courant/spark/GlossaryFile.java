package org.courant.spark;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.courant.glossary.Glossary;
import org.courant.glossary.GlossaryReader;

/**
 * The glossary of a run.
 *
 * @param path where it was read, on the driver's machine, or null for none
 * @param terms what it asks
 */
record GlossaryFile(String path, Glossary terms) {
  GlossaryFile {
    Objects.requireNonNull(terms, "terms");
  }

  /** No glossary. */
  static GlossaryFile none() {
    return new GlossaryFile(null, Glossary.none());
  }

  /** Reads a glossary; one that cannot be used is an IllegalArgumentException. */
  static GlossaryFile read(String path) {
    return new GlossaryFile(path, GlossaryReader.read(Path.of(path)));
  }

  /** Refuses a glossary that has nothing for a run between these languages. */
  void requireUse(String source, List<String> targets) {
    boolean used =
        terms.isEmpty() || targets.stream().anyMatch(target -> terms.size(source, target) > 0);
    if (!used) {
      throw new IllegalArgumentException(
          "Invalid glossary: %s, has no terms from %s to %s; its languages are %s"
              .formatted(
                  path,
                  source,
                  String.join(" or ", targets),
                  String.join(", ", terms.languages())));
    }
  }
}
