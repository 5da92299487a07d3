package org.courant.corpus;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.courant.text.Paragraph;

/**
 * Makes documents of named fields, the same way for every format that has them.
 *
 * @param uri the file
 * @param name its path in the corpus
 * @param options the columns and limits
 */
record FieldRecords(String uri, SourceName name, ReadOptions options) {
  /** UTF-8, to which streams of other charsets are converted. */
  static final SourceEncoding UTF_8 = new SourceEncoding(StandardCharsets.UTF_8, 0);

  String id(long line) {
    return name.id(line);
  }

  CorpusRecord record(
      long line, Map<String, String> row, String sha256, Map<String, String> notes) {
    Map<String, String> fields = new LinkedHashMap<>(row);
    fields.values().removeIf(value -> value == null);
    String columns = ColumnNames.of(fields.keySet());
    String given = fields.remove(options.idColumn());
    String id = id(line);
    try {
      id = given == null || given.isBlank() ? id : RecordId.of(given, line);
      String title = fields.remove(options.titleColumn());
      String body = fields.remove(options.bodyColumn());
      if (body == null) {
        throw missing(line, columns);
      }
      fields.putAll(notes);
      String heading = title == null ? "" : TextFormat.oneLine(title);
      Content content = new Content(id, heading, paragraphs(body, line), fields);
      if (content.title().isEmpty() && content.paragraphs().isEmpty()) {
        throw empty(line);
      }
      Limits.requireParagraphs(content, line, options);
      return new Document(
          id, uri, sha256, content.title(), content.paragraphs(), content.metadata());
    } catch (UnreadableException e) {
      return e.record(uri, id);
    }
  }

  private List<Paragraph> paragraphs(String body, long line) throws UnreadableException {
    Limits.requireDocument(body.length(), line, options);
    return TextFormat.paragraphs(body);
  }

  UnreadableException missing(long line, String columns) {
    return new UnreadableException(
        ReadFailure.MISSING_FIELD,
        line,
        "Record "
            + line
            + " has no column "
            + options.bodyColumn()
            + "; its columns are: "
            + columns
            + "; name the column of the text with --body-column");
  }

  private UnreadableException empty(long line) {
    return new UnreadableException(
        ReadFailure.EMPTY,
        line,
        "Record "
            + line
            + " has no text in "
            + options.titleColumn()
            + " and "
            + options.bodyColumn()
            + "; fill it or remove it");
  }

  static UnreadableException undecodable(SourceEncoding encoding, long line) {
    return new UnreadableException(
        ReadFailure.BAD_ENCODING,
        line,
        "Cannot read on from line "
            + line
            + " as "
            + encoding.charset().name()
            + "; name the right charset with --charset or save the file as UTF-8");
  }
}
