package org.courant.memory;

import java.io.IOException;
import java.io.InputStream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import javax.xml.stream.XMLStreamWriter;

/**
 * XML from and for other tools. Document type declarations are passed over, so that a file that
 * uses entities of its own is refused.
 */
final class XmlFile {
  private XmlFile() {}

  /**
   * Opens a file; the reader stands at the root element.
   *
   * @param format for the message
   */
  static XMLStreamReader open(InputStream stream, String format) throws IOException {
    try {
      XMLStreamReader xml = factory().createXMLStreamReader(stream);
      while (xml.next() != XMLStreamConstants.START_ELEMENT) {
        // What stands before the root element, a document type among it, says nothing.
      }
      return xml;
    } catch (XMLStreamException e) {
      throw new IOException("Cannot read " + format + ": " + e.getMessage(), e);
    }
  }

  private static XMLInputFactory factory() {
    // The JDK's own, whatever else is on the class path.
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_COALESCING, true);
    return factory;
  }

  /** Whether the reader has met the end of an element. */
  static boolean ends(XMLStreamReader xml, int event, String element) {
    return event == XMLStreamConstants.END_ELEMENT && xml.getLocalName().equals(element);
  }

  /** Leaves the element that the reader stands at the beginning of. */
  static void skip(XMLStreamReader xml) throws XMLStreamException {
    for (int depth = 1; depth > 0; ) {
      int event = xml.next();
      if (event == XMLStreamConstants.START_ELEMENT) {
        depth++;
      } else if (event == XMLStreamConstants.END_ELEMENT) {
        depth--;
      }
    }
  }

  /** Writes characters, line ends of every kind so that a reader finds them again. */
  static void write(XMLStreamWriter xml, String text) throws XMLStreamException {
    int from = 0;
    for (int at = text.indexOf('\r'); at >= 0; at = text.indexOf('\r', from)) {
      xml.writeCharacters(text.substring(from, at));
      xml.writeEntityRef("#13");
      from = at + 1;
    }
    xml.writeCharacters(text.substring(from));
  }

  /** A text for people, without what XML cannot carry. */
  static String shown(String text) {
    StringBuilder shown = new StringBuilder();
    text.codePoints().forEach(c -> shown.appendCodePoint(allows(c) ? c : 0xFFFD));
    return shown.toString();
  }

  /** Whether a code point may stand in XML 1.0. */
  static boolean allows(int c) {
    return c >= 0x20
        ? (c < 0xD800 || c > 0xDFFF) && c != 0xFFFE && c != 0xFFFF
        : c == '\t' || c == '\n' || c == '\r';
  }
}
