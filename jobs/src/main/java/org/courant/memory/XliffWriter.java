package org.courant.memory;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * Writes XLIFF 2.1 (OASIS Standard, 13 February 2018) for one target language: a unit of one
 * segment for each translation unit.
 *
 * <p>A person's target has the state {@code reviewed}, a machine's {@code translated}. Who wrote it
 * and when stands in the Metadata module, in a group {@code courant}. A character that XML cannot
 * carry becomes {@code cp} in source and target, and U+FFFD elsewhere.
 */
final class XliffWriter implements UnitWriter {
  static final String CORE = "urn:oasis:names:tc:xliff:document:2.0";
  static final String METADATA = "urn:oasis:names:tc:xliff:metadata:2.0";
  static final String GROUP = "courant";
  static final String AUTHOR = "author";
  static final String CHANGED = "changed";

  private final XMLStreamWriter xml;
  private final OutputStream stream;
  private final String sourceLanguage;

  /** Null before the first unit, which tells it. */
  private String targetLanguage;

  private long units;

  XliffWriter(OutputStream stream, String sourceLanguage) throws IOException {
    this.stream = stream;
    this.sourceLanguage = sourceLanguage;
    try {
      this.xml =
          XMLOutputFactory.newDefaultFactory()
              .createXMLStreamWriter(stream, StandardCharsets.UTF_8.name());
      xml.writeStartDocument(StandardCharsets.UTF_8.name(), "1.0");
    } catch (XMLStreamException e) {
      throw failure(e);
    }
  }

  @Override
  public void write(TranslationUnit unit) throws IOException {
    if (targetLanguage != null && !targetLanguage.equals(unit.targetLanguage())) {
      throw new IllegalArgumentException(
          "Invalid target languages: %s and %s, an XLIFF file has one"
              .formatted(targetLanguage, unit.targetLanguage()));
    }
    try {
      if (targetLanguage == null) {
        targetLanguage = unit.targetLanguage();
        begin();
      }
      unit(unit);
    } catch (XMLStreamException e) {
      throw failure(e);
    }
  }

  private void begin() throws XMLStreamException {
    start(0, "xliff");
    xml.writeDefaultNamespace(CORE);
    xml.writeNamespace("mda", METADATA);
    xml.writeAttribute("version", "2.1");
    xml.writeAttribute("srcLang", sourceLanguage);
    if (targetLanguage != null) {
      xml.writeAttribute("trgLang", targetLanguage);
    }
    start(1, "file");
    xml.writeAttribute("id", "f1");
    xml.writeAttribute("xml:space", "preserve");
  }

  private void unit(TranslationUnit unit) throws XMLStreamException {
    start(2, "unit");
    xml.writeAttribute("id", "u" + ++units);
    metadata(unit);
    if (!unit.notes().isEmpty()) {
      start(3, "notes");
      for (String note : unit.notes()) {
        start(4, "note");
        xml.writeAttribute("appliesTo", "target");
        XmlFile.write(xml, XmlFile.shown(note));
        xml.writeEndElement();
      }
      end(3);
    }
    start(3, "segment");
    xml.writeAttribute("state", unit.reviewed() ? "reviewed" : "translated");
    text("source", unit.source());
    text("target", unit.target());
    end(3);
    end(2);
  }

  private void metadata(TranslationUnit unit) throws XMLStreamException {
    if (unit.author() == null && unit.changed() == null) {
      return;
    }
    start(3, "mda:metadata");
    start(4, "mda:metaGroup");
    xml.writeAttribute("category", GROUP);
    if (unit.author() != null) {
      meta(AUTHOR, unit.author());
    }
    if (unit.changed() != null) {
      meta(CHANGED, unit.changed().toString());
    }
    end(4);
    end(3);
  }

  private void meta(String type, String value) throws XMLStreamException {
    start(5, "mda:meta");
    xml.writeAttribute("type", type);
    XmlFile.write(xml, XmlFile.shown(value));
    xml.writeEndElement();
  }

  private void text(String element, String text) throws XMLStreamException {
    start(4, element);
    StringBuilder plain = new StringBuilder();
    for (int c : text.codePoints().toArray()) {
      if (XmlFile.allows(c)) {
        plain.appendCodePoint(c);
      } else {
        XmlFile.write(xml, plain.toString());
        plain.setLength(0);
        xml.writeEmptyElement("cp");
        xml.writeAttribute("hex", "%04X".formatted(c));
      }
    }
    XmlFile.write(xml, plain.toString());
    xml.writeEndElement();
  }

  private void start(int depth, String element) throws XMLStreamException {
    xml.writeCharacters("\n" + "  ".repeat(depth));
    xml.writeStartElement(element);
  }

  private void end(int depth) throws XMLStreamException {
    xml.writeCharacters("\n" + "  ".repeat(depth));
    xml.writeEndElement();
  }

  @Override
  public void close() throws IOException {
    try (stream) {
      if (targetLanguage == null) {
        begin();
        // A file must hold something, if only a group of nothing.
        start(2, "group");
        xml.writeAttribute("id", "none");
        xml.writeEndElement();
      }
      end(1);
      end(0);
      xml.writeCharacters("\n");
      xml.writeEndDocument();
      xml.close();
    } catch (XMLStreamException e) {
      throw failure(e);
    }
  }

  private static IOException failure(XMLStreamException e) {
    return new IOException("Cannot write XLIFF: " + e.getMessage(), e);
  }
}
