package org.courant.spark;

import java.util.List;
import java.util.Objects;
import org.courant.inference.SourceText;

/**
 * A sentence that needs the model.
 *
 * @param shard the shard it was dealt to
 * @param text the sentence
 * @param languages BCP 47 tags of the targets it lacks
 */
record OpenSentence(int shard, SourceText text, List<String> languages) {
  OpenSentence {
    Objects.requireNonNull(text, "text");
    languages = List.copyOf(languages);
  }
}
