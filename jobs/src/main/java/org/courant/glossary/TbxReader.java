package org.courant.glossary;

import java.io.ByteArrayInputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.xml.XMLConstants;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Reads TermBase eXchange, ISO 30042:2019, of the dialects Core, Min and Basic in either style, and
 * the element names of the edition of 2008 ({@code martif}). A data category is an element with a
 * {@code type} (style DCA: {@code <termNote type="administrativeStatus">}) or an element of its
 * name (DCT: {@code <min:administrativeStatus>}); both are told by the name alone.
 *
 * <ul>
 *   <li>{@code administrativeStatus}: preferred terms come first, admitted ones and those without a
 *       status next, deprecated and superseded ones are forbidden.
 *   <li>{@code partOfSpeech}, {@code subjectField}, {@code note} and {@code definition} are kept;
 *       other categories are left.
 *   <li>The standard has no category for case, so the rule is {@link CaseRule#START}.
 * </ul>
 *
 * Document type declarations are passed over and entities of their own refused: nothing outside the
 * file is read.
 *
 * @see <a href="https://www.tbxinfo.net/tbx-dialects/">the public dialects</a>
 */
final class TbxReader {
  private static final Set<String> ROOTS = Set.of("tbx", "martif");
  private static final Set<String> ENTRIES = Set.of("conceptEntry", "termEntry");
  private static final Set<String> LANGUAGES = Set.of("langSec", "langSet");
  private static final Set<String> TERMS = Set.of("termSec", "tig", "ntig");
  private static final Set<String> TEXTS =
      Set.of(
          "term",
          "partOfSpeech",
          "administrativeStatus",
          "normativeAuthorization",
          "subjectField",
          "definition",
          "note");

  private final String file;
  private final GlossaryBuilder builder;
  private final Deque<String> open = new ArrayDeque<>();
  private XMLStreamReader xml;
  private Concept concept;

  TbxReader(String file) {
    this.file = file;
    this.builder = new GlossaryBuilder(file, null);
  }

  /** A term section while it is read. */
  private static final class Term {
    private String text;
    private String status = "";
  }

  /** An entry while it is read. */
  private static final class Concept {
    private final int line;
    private final Map<String, List<Term>> languages = new LinkedHashMap<>();
    private String language;
    private Term term;
    private String partOfSpeech = "";
    private String domain = "";
    private String note = "";

    Concept(int line) {
      this.line = line;
    }
  }

  Glossary read(byte[] bytes) {
    try {
      xml = factory().createXMLStreamReader(new ByteArrayInputStream(bytes));
      while (xml.hasNext()) {
        event(xml.next());
      }
      xml.close();
    } catch (XMLStreamException e) {
      throw new InvalidGlossaryException(file, "is no TBX: " + reason(e), e);
    }
    return builder.build();
  }

  private static String reason(XMLStreamException e) {
    String message = String.valueOf(e.getMessage()).replaceAll("\\s*\\R\\s*", ", ");
    return message.replaceFirst(
        "^ParseError at \\[row,col]:\\[(\\d+),(\\d+)], Message: ", "line $1, column $2: ");
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

  private int line() {
    return xml.getLocation().getLineNumber();
  }

  private void event(int event) throws XMLStreamException {
    switch (event) {
      case XMLStreamConstants.START_ELEMENT -> start();
      case XMLStreamConstants.END_ELEMENT -> end(open.pop());
      case XMLStreamConstants.ENTITY_REFERENCE ->
          throw builder.wrong(
              line(), "entity &" + xml.getLocalName() + ";", "write out what it stands for");
      default -> {
        // Text outside data categories, comments and instructions say nothing.
      }
    }
  }

  private void start() throws XMLStreamException {
    String name = xml.getLocalName();
    if (open.isEmpty() && !ROOTS.contains(name)) {
      throw builder.wrong(line(), "element " + name, "the root must be tbx");
    }
    if (open.size() == GlossaryLimits.DEPTH) {
      throw builder.wrong(
          line(),
          "element " + name,
          "more than %d inside each other".formatted(GlossaryLimits.DEPTH));
    }
    if (ENTRIES.contains(name)) {
      concept = new Concept(line());
    } else if (concept != null && LANGUAGES.contains(name)) {
      concept.language = language();
    } else if (concept != null && TERMS.contains(name)) {
      concept.term = new Term();
    } else if (concept != null && TEXTS.contains(category(name))) {
      category(category(name), text(name));
      return;
    }
    open.push(name);
  }

  private String category(String element) {
    String type = xml.getAttributeValue(null, "type");
    return type == null || element.equals("term") ? element : type;
  }

  private String language() {
    String tag = xml.getAttributeValue(XMLConstants.XML_NS_URI, "lang");
    return Optional.ofNullable(tag)
        .flatMap(GlossaryBuilder::language)
        .orElseThrow(
            () ->
                builder.wrong(
                    line(),
                    "element " + xml.getLocalName(),
                    "xml:lang is " + tag + ", must be a language such as en or uk"));
  }

  /** The text of an element and of what stands in it; leaves behind its end. */
  private String text(String name) throws XMLStreamException {
    StringBuilder text = new StringBuilder();
    int depth = 1;
    while (depth > 0) {
      switch (xml.next()) {
        case XMLStreamConstants.START_ELEMENT -> depth++;
        case XMLStreamConstants.END_ELEMENT -> depth--;
        case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE ->
            text.append(xml.getText());
        case XMLStreamConstants.ENTITY_REFERENCE ->
            throw builder.wrong(
                line(), "entity &" + xml.getLocalName() + ";", "write out what it stands for");
        default -> {
          // Comments and instructions say nothing.
        }
      }
      if (depth > GlossaryLimits.DEPTH || text.length() > GlossaryLimits.NOTE_CHARS) {
        throw builder.wrong(line(), "element " + name, "is too long or too deep");
      }
    }
    return text.toString().strip();
  }

  private void category(String category, String text) {
    Term term = concept.term;
    switch (category) {
      case "term" -> {
        if (term == null || concept.language == null) {
          throw builder.wrong(line(), "element term", "stands outside of a termSec in a langSec");
        }
        term.text = builder.term(line(), "element term", text);
      }
      case "administrativeStatus", "normativeAuthorization" -> {
        if (term != null) {
          term.status = text.toLowerCase(Locale.ROOT);
        }
      }
      case "partOfSpeech" -> concept.partOfSpeech = text;
      case "subjectField" -> concept.domain = text;
      default -> concept.note = concept.note.isEmpty() ? text : concept.note;
    }
  }

  private void end(String name) {
    if (concept == null) {
      return;
    }
    if (TERMS.contains(name)) {
      if (concept.term == null || concept.term.text == null) {
        throw builder.wrong(line(), "element " + name, "has no term");
      }
      List<Term> own =
          concept.languages.computeIfAbsent(concept.language, key -> new ArrayList<>());
      if (own.size() == GlossaryLimits.VARIANTS) {
        throw builder.wrong(
            line(), "element " + name, "more than %d terms".formatted(GlossaryLimits.VARIANTS));
      }
      own.add(concept.term);
      concept.term = null;
    } else if (LANGUAGES.contains(name)) {
      concept.language = null;
    } else if (ENTRIES.contains(name)) {
      finish(concept);
      concept = null;
    }
  }

  private void finish(Concept done) {
    Map<String, List<String>> terms = new LinkedHashMap<>();
    Map<String, List<String>> forbidden = new LinkedHashMap<>();
    done.languages.forEach(
        (language, own) -> {
          List<String> good = new ArrayList<>();
          own.stream().filter(term -> isPreferred(term)).forEach(term -> good.add(term.text));
          own.stream()
              .filter(term -> !isPreferred(term) && !isForbidden(term))
              .forEach(term -> good.add(term.text));
          if (!good.isEmpty()) {
            terms.put(language, good.stream().distinct().toList());
          }
          List<String> bad =
              own.stream()
                  .filter(TbxReader::isForbidden)
                  .map(term -> term.text)
                  .distinct()
                  .toList();
          if (!bad.isEmpty()) {
            forbidden.put(language, bad);
          }
        });
    if (terms.isEmpty()) {
      throw builder.wrong(done.line, "element conceptEntry", "has no term that may be used");
    }
    builder.add(
        new GlossaryEntry(
            done.line,
            terms,
            forbidden,
            done.partOfSpeech,
            CaseRule.START,
            false,
            done.domain,
            done.note));
  }

  private static boolean isPreferred(Term term) {
    return term.status.startsWith("preferred");
  }

  private static boolean isForbidden(Term term) {
    return term.status.startsWith("deprecated") || term.status.startsWith("superseded");
  }
}
