package org.courant.corpus;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.courant.text.Paragraph;

/**
 * What a single-document format finds in its text. Halves of surrogate pairs become U+FFFD.
 *
 * @param id the id the document gives itself, empty if none
 * @param title its title, empty if none
 * @param paragraphs its blocks in reading order, the title not among them
 * @param metadata what it says about itself
 */
record Content(String id, String title, List<Paragraph> paragraphs, Map<String, String> metadata) {
  Content {
    title = WellFormed.of(title);
    paragraphs = paragraphs.stream().map(p -> p.with(WellFormed.of(p.text()))).toList();
    Map<String, String> carried = new LinkedHashMap<>();
    metadata.forEach((key, value) -> carried.put(WellFormed.of(key), WellFormed.of(value)));
    metadata = Collections.unmodifiableMap(carried);
  }
}
