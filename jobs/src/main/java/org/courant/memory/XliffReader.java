package org.courant.memory;

import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Reads XLIFF 2.0 and 2.1, of any size: one {@code unit} at a time, each of its segments as a
 * translation unit.
 *
 * <p>Of inline elements the text of {@code pc} and {@code mrk} is kept, {@code cp} becomes its
 * character, and codes ({@code ph}, {@code sc}, {@code ec}) and marks ({@code sm}, {@code em}) are
 * left out. Texts are taken as they stand, whatever {@code xml:space} says. A segment without a
 * target, or of state {@code initial}, is not translated yet and left out; where no state is given,
 * a target is one. The targets of {@code reviewed} and {@code final} segments are a person's. What
 * stands in {@code ignorable} and in modules is left out, but for what {@link XliffWriter} writes.
 */
final class XliffReader implements UnitReader {
  private static final Set<String> APPROVED = Set.of("reviewed", "final");

  private final XMLStreamReader xml;
  private final InputStream stream;
  private final String sourceLanguage;
  private final String targetLanguage;

  XliffReader(InputStream stream, String sourceLanguage) throws IOException {
    this.stream = stream;
    this.xml = XmlFile.open(stream, "XLIFF");
    this.sourceLanguage = UnitLanguage.of(sourceLanguage);
    requireForm();
    String own = language("srcLang");
    if (own == null) {
      throw new IOException(
          "Cannot read XLIFF: srcLang, which names the source language, is missing");
    }
    if (!this.sourceLanguage.equals(own)) {
      throw new IOException(
          "Cannot read XLIFF: its source language is %s, not %s; --from names another"
              .formatted(own, this.sourceLanguage));
    }
    this.targetLanguage = language("trgLang");
  }

  private void requireForm() throws IOException {
    String version = xml.getAttributeValue(null, "version");
    if (!xml.getLocalName().equals("xliff")) {
      throw new IOException("Cannot read XLIFF: the root element is " + xml.getLocalName());
    }
    if (!XliffWriter.CORE.equals(xml.getNamespaceURI())) {
      throw new IOException(
          "Cannot read XLIFF: the version is %s, must be 2.0 or 2.1; most tools also export TMX"
              .formatted(version));
    }
  }

  /** A language of the root element, or null. */
  private String language(String attribute) throws IOException {
    String tag = xml.getAttributeValue(null, attribute);
    try {
      return tag == null ? null : UnitLanguage.of(tag);
    } catch (InvalidUnitException e) {
      throw new IOException("Cannot read XLIFF: " + attribute + ": " + e.getMessage(), e);
    }
  }

  @Override
  public Optional<List<TranslationUnit>> next() throws IOException {
    try {
      while (xml.hasNext()) {
        if (xml.next() == XMLStreamConstants.START_ELEMENT && isCore("unit")) {
          return Optional.of(unit());
        }
      }
      return Optional.empty();
    } catch (XMLStreamException e) {
      throw new IOException("Cannot read XLIFF: " + e.getMessage(), e);
    }
  }

  private boolean isCore(String element) {
    return xml.getLocalName().equals(element) && XliffWriter.CORE.equals(xml.getNamespaceURI());
  }

  private boolean isMetadata(String element) {
    return xml.getLocalName().equals(element) && XliffWriter.METADATA.equals(xml.getNamespaceURI());
  }

  /** A source and its target; what the unit says of all its segments comes to it at last. */
  private record Pair(String source, String target, boolean reviewed) {}

  private List<TranslationUnit> unit() throws XMLStreamException, IOException {
    List<Pair> pairs = new ArrayList<>();
    List<String> notes = new ArrayList<>();
    Metadata metadata = new Metadata(null, null);
    for (int event = xml.next(); !XmlFile.ends(xml, event, "unit"); event = xml.next()) {
      if (event != XMLStreamConstants.START_ELEMENT) {
        continue;
      }
      if (isCore("segment")) {
        segment().ifPresent(pairs::add);
      } else if (isCore("note")) {
        notes.add(text());
      } else if (isMetadata("metadata")) {
        metadata = metadata();
      } else if (!isCore("notes")) {
        XmlFile.skip(xml);
      }
    }
    return units(pairs, metadata, notes);
  }

  private List<TranslationUnit> units(List<Pair> pairs, Metadata metadata, List<String> notes)
      throws IOException {
    if (!pairs.isEmpty() && targetLanguage == null) {
      throw new IOException(
          "Cannot read XLIFF: trgLang, which names the target language, is missing");
    }
    return pairs.stream()
        .map(
            pair ->
                new TranslationUnit(
                    sourceLanguage,
                    pair.source(),
                    targetLanguage,
                    pair.target(),
                    metadata.author(),
                    metadata.changed(),
                    pair.reviewed(),
                    notes))
        .toList();
  }

  private Optional<Pair> segment() throws XMLStreamException {
    String state = xml.getAttributeValue(null, "state");
    String source = "";
    String target = null;
    for (int event = xml.next(); !XmlFile.ends(xml, event, "segment"); event = xml.next()) {
      if (event == XMLStreamConstants.START_ELEMENT) {
        if (isCore("source")) {
          source = text();
        } else if (isCore("target")) {
          target = text();
        } else {
          XmlFile.skip(xml);
        }
      }
    }
    return target == null || "initial".equals(state)
        ? Optional.empty()
        : Optional.of(new Pair(source, target, state != null && APPROVED.contains(state)));
  }

  /** The characters of an element and of all in it. */
  private String text() throws XMLStreamException {
    StringBuilder text = new StringBuilder();
    for (int depth = 1; depth > 0; ) {
      switch (xml.next()) {
        case XMLStreamConstants.START_ELEMENT -> {
          depth++;
          if (isCore("cp")) {
            text.appendCodePoint(codePoint());
          }
        }
        case XMLStreamConstants.END_ELEMENT -> depth--;
        case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE ->
            text.append(xml.getText());
        default -> {
          // Comments, processing instructions and unresolved entities say nothing.
        }
      }
    }
    return text.toString();
  }

  private int codePoint() {
    String hex = xml.getAttributeValue(null, "hex");
    try {
      int c = hex == null ? -1 : Integer.parseInt(hex, 16);
      if (Character.isValidCodePoint(c)) {
        return c;
      }
    } catch (NumberFormatException e) {
      // Refused like a number that is none of Unicode's.
    }
    throw new InvalidUnitException(
        "line %d: Invalid cp: %s, must be the number of a character, like 001B"
            .formatted(xml.getLocation().getLineNumber(), hex));
  }

  private record Metadata(String author, Instant changed) {}

  private Metadata metadata() throws XMLStreamException {
    String author = null;
    Instant changed = null;
    String group = "";
    for (int event = xml.next(); !XmlFile.ends(xml, event, "metadata"); event = xml.next()) {
      if (event != XMLStreamConstants.START_ELEMENT) {
        continue;
      }
      if (xml.getLocalName().equals("metaGroup")) {
        group = String.valueOf(xml.getAttributeValue(null, "category"));
      } else if (group.equals(XliffWriter.GROUP) && xml.getLocalName().equals("meta")) {
        String type = String.valueOf(xml.getAttributeValue(null, "type"));
        String value = text();
        switch (type) {
          case XliffWriter.AUTHOR -> author = value;
          case XliffWriter.CHANGED -> changed = moment(value);
          default -> {
            // Said of the unit by a later version of this program.
          }
        }
      }
    }
    return new Metadata(author, changed);
  }

  private static Instant moment(String text) {
    try {
      return Instant.parse(text);
    } catch (DateTimeParseException e) {
      // A date in another form is worth less than the unit that carries it.
      return null;
    }
  }

  @Override
  public void close() throws IOException {
    try (stream) {
      xml.close();
    } catch (XMLStreamException e) {
      throw new IOException("Cannot close XLIFF: " + e.getMessage(), e);
    }
  }
}
