package org.courant.newsletter;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * A briefing in the language of an issue, as its table has it.
 *
 * @param id stable from run to run; any text
 * @param sourceUri where it was read
 * @param sourceLanguage BCP 47 tag of the language it was translated from
 * @param headline in the language of the issue; may be empty
 * @param summary in the language of the issue; may be empty
 * @param body a blank line parts the paragraphs; blocks bear marks of Markdown
 * @param metadata further fields of the source record
 * @param model name of the model that translated it
 * @param segments number of its segments
 * @param flagged number of segments that carry a flag
 * @param needsReview whether a person should read it before it is used
 */
public record IssueBriefing(
    String id,
    String sourceUri,
    String sourceLanguage,
    String headline,
    String summary,
    String body,
    Map<String, String> metadata,
    String model,
    int segments,
    int flagged,
    boolean needsReview) {
  public IssueBriefing {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(sourceUri, "sourceUri");
    Objects.requireNonNull(sourceLanguage, "sourceLanguage");
    Objects.requireNonNull(headline, "headline");
    Objects.requireNonNull(summary, "summary");
    Objects.requireNonNull(body, "body");
    metadata = Collections.unmodifiableMap(new LinkedHashMap<>(metadata));
    Objects.requireNonNull(model, "model");
  }
}
