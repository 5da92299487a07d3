package org.courant.corpus;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.CharacterCodingException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;

/**
 * JSON lines: an object per line. A broken line is refused and the next ones are read; blank lines
 * count but hold no record.
 */
final class JsonLinesFormat {
  private final FieldRecords records;
  private final ReadOptions options;
  private final ObjectMapper mapper;

  JsonLinesFormat(FieldRecords records, ReadOptions options) {
    this.records = records;
    this.options = options;
    StreamReadConstraints limits =
        StreamReadConstraints.builder().maxStringLength(options.maxDocumentChars()).build();
    this.mapper =
        new ObjectMapper(JsonFactory.builder().streamReadConstraints(limits).build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
  }

  /** Reads a stream of UTF-8. */
  void read(InputStream in, SourceEncoding encoding, Consumer<CorpusRecord> sink)
      throws IOException, UnreadableException {
    ByteLines lines = new ByteLines(in, encoding.markBytes(), 3L * options.maxDocumentChars());
    try {
      for (ByteLines.Line line = lines.next(); line != null; line = lines.next()) {
        if (!line.blank()) {
          sink.accept(record(line, encoding));
        }
      }
    } catch (CharacterCodingException e) {
      throw FieldRecords.undecodable(encoding, lines.number() + 1);
    }
  }

  private CorpusRecord record(ByteLines.Line line, SourceEncoding encoding) {
    String id = records.id(line.number());
    try {
      if (!line.kept()) {
        throw tooLong(line, line.length() + " bytes");
      }
      String text = FieldRecords.UTF_8.decode(line.bytes(), 0, line.number(), line.offset());
      if (text.length() > options.maxDocumentChars()) {
        throw tooLong(line, text.length() + " characters");
      }
      Map<String, String> fields = fields(text, line.number());
      return records.record(line.number(), fields, Digest.of(line.bytes()), encoding.note());
    } catch (UnreadableException e) {
      return e.record(records.uri(), id);
    }
  }

  private UnreadableException tooLong(ByteLines.Line line, String length) {
    return new UnreadableException(
        ReadFailure.TOO_LONG,
        line.number(),
        "Line "
            + line.number()
            + " has "
            + length
            + ", the limit is "
            + options.maxDocumentChars()
            + " characters; raise --max-document-chars or split the record");
  }

  private Map<String, String> fields(String text, long line) throws UnreadableException {
    JsonNode node;
    try {
      node = mapper.readTree(text);
    } catch (JsonProcessingException e) {
      long column = e.getLocation() == null ? 1 : e.getLocation().getColumnNr();
      throw new UnreadableException(
          ReadFailure.BAD_SYNTAX,
          line,
          "Line "
              + line
              + " is not JSON at column "
              + column
              + ": "
              + TextFormat.oneLine(String.valueOf(e.getOriginalMessage()))
              + "; repair or remove the line");
    }
    if (!node.isObject()) {
      throw new UnreadableException(
          ReadFailure.BAD_SYNTAX,
          line,
          "Line "
              + line
              + " holds a JSON "
              + node.getNodeType().name().toLowerCase(Locale.ROOT)
              + ", expected an object with a column "
              + options.bodyColumn());
    }
    Map<String, String> fields = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> field : node.properties()) {
      JsonNode value = field.getValue();
      if (!value.isNull()) {
        fields.put(field.getKey(), value.isTextual() ? value.textValue() : value.toString());
      }
    }
    JsonNode body = node.get(options.bodyColumn());
    if (body != null && body.isContainerNode()) {
      throw new UnreadableException(
          ReadFailure.BAD_SYNTAX,
          line,
          "Column "
              + options.bodyColumn()
              + " in line "
              + line
              + " holds a JSON "
              + body.getNodeType().name().toLowerCase(Locale.ROOT)
              + ", expected a string; name another column with --body-column");
    }
    return fields;
  }
}
