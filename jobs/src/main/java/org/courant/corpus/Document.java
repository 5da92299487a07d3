package org.courant.corpus;

import java.io.Serializable;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.courant.text.Paragraph;

/**
 * A document as its format laid it out, before cleaning.
 *
 * @param id the given id, else the path-based one; stable from run to run
 * @param uri the file it came from
 * @param sha256 lower-case hex digest of the bytes of this record
 * @param title its title, empty if the format gives none
 * @param paragraphs its blocks in reading order, the title not among them
 * @param metadata the columns and front matter that are neither id, title nor body, and notes on
 *     the conversion under keys that begin with {@code courant.}, for example {@code
 *     courant.charset}
 */
public record Document(
    String id,
    String uri,
    String sha256,
    String title,
    List<Paragraph> paragraphs,
    Map<String, String> metadata)
    implements CorpusRecord, Serializable {
  public Document {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(uri, "uri");
    Objects.requireNonNull(sha256, "sha256");
    Objects.requireNonNull(title, "title");
    paragraphs = List.copyOf(paragraphs);
    metadata = Collections.unmodifiableMap(new LinkedHashMap<>(metadata));
  }
}
