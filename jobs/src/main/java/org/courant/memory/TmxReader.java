package org.courant.memory;

import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.xml.XMLConstants;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Reads TMX 1.4b (LISA OSCAR, Translation Memory eXchange), of any size: one {@code tu} at a time.
 *
 * <p>Of inline elements ({@code bpt}, {@code ept}, {@code ph}, {@code it}, {@code ut}) the codes
 * are left out and the text of {@code hi} and {@code sub} is kept. A unit without the source
 * language is none.
 */
final class TmxReader implements UnitReader {
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'", Locale.ROOT);
  private static final Set<String> CODES = Set.of("bpt", "ept", "ph", "it", "ut");

  private final XMLStreamReader xml;
  private final InputStream stream;
  private final String sourceLanguage;

  TmxReader(InputStream stream, String sourceLanguage) throws IOException {
    this.stream = stream;
    this.sourceLanguage = UnitLanguage.of(sourceLanguage);
    this.xml = XmlFile.open(stream, "TMX");
    if (!xml.getLocalName().equals("tmx")) {
      throw new IOException("Cannot read TMX: the root element is " + xml.getLocalName());
    }
  }

  @Override
  public Optional<List<TranslationUnit>> next() throws IOException {
    try {
      while (xml.hasNext()) {
        if (xml.next() == XMLStreamConstants.START_ELEMENT && xml.getLocalName().equals("tu")) {
          return Optional.of(unit());
        }
      }
      return Optional.empty();
    } catch (XMLStreamException e) {
      throw new IOException("Cannot read TMX: " + e.getMessage(), e);
    }
  }

  private record Variant(String text, String author, Instant changed, List<String> notes) {}

  private List<TranslationUnit> unit() throws XMLStreamException {
    int line = xml.getLocation().getLineNumber();
    String author = author(null);
    Instant changed = changed(null);
    Map<String, String> badLanguages = new LinkedHashMap<>();
    Map<String, Variant> variants = new LinkedHashMap<>();
    for (int event = xml.next(); !XmlFile.ends(xml, event, "tu"); event = xml.next()) {
      if (event == XMLStreamConstants.START_ELEMENT && xml.getLocalName().equals("tuv")) {
        String tag = language();
        Variant variant = variant(author, changed);
        try {
          variants.put(UnitLanguage.of(tag), variant);
        } catch (InvalidUnitException e) {
          badLanguages.put(tag, e.getMessage());
        }
      }
    }
    if (!badLanguages.isEmpty()) {
      throw new InvalidUnitException(
          "line " + line + ": " + badLanguages.values().iterator().next());
    }
    return pairs(variants, line);
  }

  private List<TranslationUnit> pairs(Map<String, Variant> variants, int line) {
    Variant source = variants.remove(sourceLanguage);
    if (source == null) {
      throw new InvalidUnitException(
          "line " + line + ": no variant in the source language " + sourceLanguage);
    }
    List<TranslationUnit> pairs = new ArrayList<>();
    variants.forEach(
        (language, target) ->
            pairs.add(
                new TranslationUnit(
                    sourceLanguage,
                    source.text(),
                    language,
                    target.text(),
                    target.author(),
                    target.changed(),
                    false,
                    target.notes())));
    return pairs;
  }

  private String language() {
    String tag = xml.getAttributeValue(XMLConstants.XML_NS_URI, "lang");
    // TMX 1.1 wrote it without a prefix.
    String found = tag == null ? xml.getAttributeValue(null, "lang") : tag;
    return found == null ? "" : found;
  }

  private Variant variant(String author, Instant changed) throws XMLStreamException {
    String ownAuthor = author(author);
    Instant ownChanged = changed(changed);
    List<String> notes = new ArrayList<>();
    String text = "";
    for (int event = xml.next(); !XmlFile.ends(xml, event, "tuv"); event = xml.next()) {
      if (event == XMLStreamConstants.START_ELEMENT && xml.getLocalName().equals("seg")) {
        text = segment();
      } else if (event == XMLStreamConstants.START_ELEMENT && xml.getLocalName().equals("note")) {
        notes.add(segment());
      }
    }
    return new Variant(text, ownAuthor, ownChanged, notes);
  }

  /** Text outside codes. */
  private String segment() throws XMLStreamException {
    StringBuilder text = new StringBuilder();
    int codes = 0;
    int depth = 1;
    while (depth > 0) {
      switch (xml.next()) {
        case XMLStreamConstants.START_ELEMENT -> {
          depth++;
          if (CODES.contains(xml.getLocalName())) {
            codes++;
          }
        }
        case XMLStreamConstants.END_ELEMENT -> {
          depth--;
          if (CODES.contains(xml.getLocalName())) {
            codes--;
          }
        }
        case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE -> {
          if (codes == 0) {
            text.append(xml.getText());
          }
        }
        default -> {
          // Comments, processing instructions and unresolved entities say nothing.
        }
      }
    }
    return text.toString();
  }

  private String author(String otherwise) {
    String author = xml.getAttributeValue(null, "changeid");
    String creator = author == null ? xml.getAttributeValue(null, "creationid") : author;
    return creator == null ? otherwise : creator;
  }

  private Instant changed(Instant otherwise) {
    String date = xml.getAttributeValue(null, "changedate");
    String found = date == null ? xml.getAttributeValue(null, "creationdate") : date;
    if (found == null) {
      return otherwise;
    }
    try {
      return LocalDateTime.parse(found, DATE).toInstant(ZoneOffset.UTC);
    } catch (DateTimeParseException e) {
      // A date in another form is worth less than the unit that carries it.
      return otherwise;
    }
  }

  @Override
  public void close() throws IOException {
    try (stream) {
      xml.close();
    } catch (XMLStreamException e) {
      throw new IOException("Cannot close TMX: " + e.getMessage(), e);
    }
  }
}
