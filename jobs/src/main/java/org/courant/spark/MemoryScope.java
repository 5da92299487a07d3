package org.courant.spark;

import java.io.Serializable;
import java.util.Objects;
import org.courant.glossary.Glossary;

/**
 * What a machine's translation has to agree in, besides source text and target language, to be used
 * again.
 *
 * @param sourceLanguage BCP 47 tag
 * @param modelSha256 hash of the model
 * @param settingsSha256 hash of the settings that decide a sentence's translation
 * @param glossary the terms for which targets are searched; a translation has to agree in those of
 *     its own sentence
 */
record MemoryScope(
    String sourceLanguage, String modelSha256, String settingsSha256, Glossary glossary)
    implements Serializable {
  MemoryScope {
    Objects.requireNonNull(sourceLanguage, "sourceLanguage");
    Objects.requireNonNull(modelSha256, "modelSha256");
    Objects.requireNonNull(settingsSha256, "settingsSha256");
    Objects.requireNonNull(glossary, "glossary");
  }
}
