package org.courant.briefing;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.courant.text.Removal;

/**
 * A document of the corpus, cleaned and cut into segments.
 *
 * @param id stable from run to run
 * @param sourceUri the file it came from
 * @param sourceSha256 lower-case hex digest of the bytes of its record
 * @param sourceLang BCP 47 tag of its language
 * @param title its title as read, empty if it has none
 * @param segments what is translated, in reading order; the title's come first
 * @param removed what cleaning took out
 * @param metadata further fields of the record
 */
public record Briefing(
    String id,
    String sourceUri,
    String sourceSha256,
    String sourceLang,
    String title,
    List<Segment> segments,
    List<Removal> removed,
    Map<String, String> metadata) {
  public Briefing {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(sourceUri, "sourceUri");
    Objects.requireNonNull(sourceSha256, "sourceSha256");
    Objects.requireNonNull(sourceLang, "sourceLang");
    Objects.requireNonNull(title, "title");
    segments = List.copyOf(segments);
    removed = List.copyOf(removed);
    metadata = Collections.unmodifiableMap(new LinkedHashMap<>(metadata));
  }
}
