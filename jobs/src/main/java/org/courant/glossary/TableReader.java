package org.courant.glossary;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * Reads a table (RFC 4180, or with tabs) whose first line names the columns: a BCP 47 tag for the
 * terms of a language, {@code forbidden_TAG} for what it must not call them, and {@code
 * part_of_speech}, {@code case}, {@code do_not_translate}, {@code domain}, {@code note}. The first
 * language is the source. Several terms in a cell are parted by {@code |}, the preferred one first.
 */
final class TableReader {
  private static final String FORBIDDEN = "forbidden_";
  private static final String PART_OF_SPEECH = "part_of_speech";
  private static final String CASE = "case";
  private static final String DO_NOT_TRANSLATE = "do_not_translate";
  private static final String DOMAIN = "domain";
  private static final String NOTE = "note";
  private static final List<String> PLAIN =
      List.of(PART_OF_SPEECH, CASE, DO_NOT_TRANSLATE, DOMAIN, NOTE);
  private static final Set<String> YES = Set.of("yes", "true", "1");
  private static final Set<String> NO = Set.of("", "no", "false", "0");
  private static final int HEADER_LINE = 1;

  private final String file;
  private final CSVFormat format;
  private GlossaryBuilder builder;
  private List<String> header;
  private String source;

  TableReader(String file, char delimiter) {
    this.file = file;
    this.format =
        CSVFormat.Builder.create()
            .setDelimiter(delimiter)
            .setQuote('"')
            .setIgnoreEmptyLines(false)
            .get();
    this.builder = new GlossaryBuilder(file, null);
  }

  Glossary read(String text) {
    int line = HEADER_LINE;
    try (CSVParser parser = CSVParser.parse(text, format)) {
      Iterator<CSVRecord> records = parser.iterator();
      if (!records.hasNext()) {
        throw new InvalidGlossaryException(file, "is empty; the first line must name the columns");
      }
      header(records.next());
      line = nextLine(parser);
      while (records.hasNext()) {
        row(line, records.next());
        line = nextLine(parser);
      }
    } catch (IOException | UncheckedIOException e) {
      throw new InvalidGlossaryException(
          file, "line %d: is no table row; is a quotation mark missing?".formatted(line), e);
    }
    return builder.build();
  }

  /** The line at which the next row begins; asking for a row goes on to its end. */
  private static int nextLine(CSVParser parser) {
    return Math.toIntExact(parser.getCurrentLineNumber()) + 1;
  }

  private void header(CSVRecord record) {
    header = new ArrayList<>();
    for (String cell : record) {
      String name = column(cell.strip());
      if (header.contains(name)) {
        throw builder.wrong(HEADER_LINE, name, "is named twice");
      }
      header.add(name);
    }
    List<String> languages = header.stream().filter(TableReader::isLanguage).toList();
    if (languages.isEmpty()) {
      throw builder.wrong(
          HEADER_LINE,
          "all columns",
          "none is a language such as en, ko or uk; the first is the source");
    }
    source = languages.get(0);
    builder = new GlossaryBuilder(file, source);
    header.stream()
        .filter(name -> name.startsWith(FORBIDDEN))
        .filter(name -> !languages.contains(name.substring(FORBIDDEN.length())))
        .findFirst()
        .ifPresent(
            name -> {
              throw builder.wrong(
                  HEADER_LINE, name, "there is no column " + name.substring(FORBIDDEN.length()));
            });
  }

  private String column(String cell) {
    String lower = cell.toLowerCase(Locale.ROOT);
    if (PLAIN.contains(lower)) {
      return lower;
    }
    boolean forbidden = lower.startsWith(FORBIDDEN);
    String tag = forbidden ? cell.substring(FORBIDDEN.length()) : cell;
    String language =
        GlossaryBuilder.language(tag)
            .orElseThrow(
                () ->
                    builder.wrong(
                        HEADER_LINE,
                        "column “" + cell + "”",
                        "is neither a language nor one of forbidden_LANG, "
                            + String.join(", ", PLAIN)));
    return forbidden ? FORBIDDEN + language : language;
  }

  private static boolean isLanguage(String column) {
    return !PLAIN.contains(column) && !column.startsWith(FORBIDDEN);
  }

  private void row(int line, CSVRecord record) {
    if (record.stream().allMatch(String::isBlank)) {
      return;
    }
    if (record.size() != header.size()) {
      throw builder.wrong(
          line,
          "column " + Math.min(record.size(), header.size()),
          "%d columns, the first line names %d".formatted(record.size(), header.size()));
    }
    Map<String, String> plain = new HashMap<>();
    Map<String, List<String>> terms = new LinkedHashMap<>();
    Map<String, List<String>> forbidden = new LinkedHashMap<>();
    for (int i = 0; i < header.size(); i++) {
      String column = header.get(i);
      String cell = record.get(i).strip();
      if (PLAIN.contains(column)) {
        plain.put(column, note(line, column, cell));
      } else if (!cell.isEmpty()) {
        List<String> variants = variants(line, column, cell);
        if (isLanguage(column)) {
          terms.put(column, variants);
        } else {
          forbidden.put(column.substring(FORBIDDEN.length()), variants);
        }
      }
    }
    boolean same = doNotTranslate(line, plain.getOrDefault(DO_NOT_TRANSLATE, ""));
    require(line, terms, same);
    builder.add(
        new GlossaryEntry(
            line,
            terms,
            forbidden,
            plain.getOrDefault(PART_OF_SPEECH, ""),
            caseRule(line, plain.getOrDefault(CASE, "")),
            same,
            plain.getOrDefault(DOMAIN, ""),
            plain.getOrDefault(NOTE, "")));
  }

  private String note(int line, String column, String cell) {
    if (cell.length() > GlossaryLimits.NOTE_CHARS) {
      throw builder.wrong(
          line,
          column,
          "%d characters, at most %d".formatted(cell.length(), GlossaryLimits.NOTE_CHARS));
    }
    return cell;
  }

  private List<String> variants(int line, String column, String cell) {
    List<String> variants =
        Stream.of(cell.split("\\|"))
            .filter(variant -> !variant.isBlank())
            .map(variant -> builder.term(line, column, variant))
            .distinct()
            .toList();
    if (variants.isEmpty() || variants.size() > GlossaryLimits.VARIANTS) {
      throw builder.wrong(
          line,
          column,
          "%d terms, 1 to %d are possible".formatted(variants.size(), GlossaryLimits.VARIANTS));
    }
    return variants;
  }

  private void require(int line, Map<String, List<String>> terms, boolean same) {
    if (!terms.containsKey(source)) {
      throw builder.wrong(line, source, "is empty; every line needs a source term");
    }
    if (!same && terms.size() == 1) {
      String targets =
          header.stream()
              .filter(TableReader::isLanguage)
              .filter(column -> !column.equals(source))
              .collect(Collectors.joining(" or "));
      throw builder.wrong(
          line,
          source,
          "“%s” has no target; fill %s"
              .formatted(
                  terms.get(source).get(0),
                  targets.isEmpty() ? DO_NOT_TRANSLATE : targets + " or " + DO_NOT_TRANSLATE));
    }
    if (same && terms.size() > 1) {
      throw builder.wrong(
          line, DO_NOT_TRANSLATE, "is set, but there are targets; leave one of them empty");
    }
  }

  private boolean doNotTranslate(int line, String cell) {
    String value = cell.toLowerCase(Locale.ROOT);
    if (!YES.contains(value) && !NO.contains(value)) {
      throw builder.wrong(line, DO_NOT_TRANSLATE, cell + ", must be yes, no or empty");
    }
    return YES.contains(value);
  }

  private CaseRule caseRule(int line, String cell) {
    if (cell.isEmpty()) {
      return CaseRule.START;
    }
    return Stream.of(CaseRule.values())
        .filter(rule -> rule.label().equalsIgnoreCase(cell))
        .findFirst()
        .orElseThrow(
            () -> builder.wrong(line, CASE, cell + ", must be exact, start, any or empty"));
  }
}
