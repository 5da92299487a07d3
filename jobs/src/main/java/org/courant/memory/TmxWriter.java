package org.courant.memory;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * Writes TMX 1.4b. Characters that XML 1.0 cannot carry are refused, since a reader would refuse
 * the whole file.
 */
final class TmxWriter implements UnitWriter {
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

  private final XMLStreamWriter xml;
  private final OutputStream stream;

  TmxWriter(OutputStream stream, String sourceLanguage, String version) throws IOException {
    this.stream = stream;
    try {
      this.xml =
          XMLOutputFactory.newDefaultFactory()
              .createXMLStreamWriter(stream, StandardCharsets.UTF_8.name());
      xml.writeStartDocument(StandardCharsets.UTF_8.name(), "1.0");
      xml.writeCharacters("\n");
      xml.writeStartElement("tmx");
      xml.writeAttribute("version", "1.4");
      xml.writeCharacters("\n  ");
      xml.writeEmptyElement("header");
      xml.writeAttribute("creationtool", "Courant");
      xml.writeAttribute("creationtoolversion", version);
      xml.writeAttribute("segtype", "sentence");
      xml.writeAttribute("o-tmf", "Parquet");
      xml.writeAttribute("adminlang", "en");
      xml.writeAttribute("srclang", sourceLanguage);
      xml.writeAttribute("datatype", "plaintext");
      xml.writeCharacters("\n  ");
      xml.writeStartElement("body");
    } catch (XMLStreamException e) {
      throw new IOException("Cannot write TMX: " + e.getMessage(), e);
    }
  }

  @Override
  public void write(TranslationUnit unit) throws IOException {
    requireWritable(unit.source());
    requireWritable(unit.target());
    try {
      xml.writeCharacters("\n    ");
      xml.writeStartElement("tu");
      variant(unit.sourceLanguage(), unit.source(), null, null, List.of());
      variant(unit.targetLanguage(), unit.target(), unit.author(), unit.changed(), unit.notes());
      xml.writeCharacters("\n    ");
      xml.writeEndElement();
    } catch (XMLStreamException e) {
      throw new IOException("Cannot write TMX: " + e.getMessage(), e);
    }
  }

  private void variant(
      String language, String text, String author, Instant changed, List<String> notes)
      throws XMLStreamException {
    xml.writeCharacters("\n      ");
    xml.writeStartElement("tuv");
    xml.writeAttribute("xml:lang", language);
    if (author != null) {
      xml.writeAttribute("changeid", XmlFile.shown(author));
    }
    if (changed != null) {
      xml.writeAttribute("changedate", DATE.format(changed));
    }
    for (String note : notes) {
      xml.writeStartElement("note");
      XmlFile.write(xml, XmlFile.shown(note));
      xml.writeEndElement();
    }
    xml.writeStartElement("seg");
    XmlFile.write(xml, text);
    xml.writeEndElement();
    xml.writeEndElement();
  }

  private static void requireWritable(String text) throws IOException {
    int bad = text.codePoints().filter(c -> !XmlFile.allows(c)).findFirst().orElse(-1);
    if (bad >= 0) {
      throw new IOException(
          "Cannot write TMX: U+%04X has no place in XML, in “%s”; XLIFF can carry it"
              .formatted(bad, text));
    }
  }

  @Override
  public void close() throws IOException {
    try (stream) {
      xml.writeCharacters("\n  ");
      xml.writeEndElement();
      xml.writeCharacters("\n");
      xml.writeEndElement();
      xml.writeEndDocument();
      xml.close();
    } catch (XMLStreamException e) {
      throw new IOException("Cannot write TMX: " + e.getMessage(), e);
    }
  }
}
