package org.courant.corpus;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.zip.GZIPInputStream;

/**
 * Reads the files of a corpus. Each file gives at least one record; what cannot be read becomes an
 * {@link UnreadableRecord} and never an exception. Memory stays within a small multiple of {@link
 * ReadOptions#maxDocumentChars()}, however large or compressed the file is.
 *
 * <p>Files are UTF-8 unless {@link ReadOptions#charset()}, a byte order mark, an HTML page or the
 * bytes themselves say otherwise; a conversion is noted in the metadata as {@code courant.charset}.
 */
public final class CorpusReader {
  private static final int MAGIC_BYTES = 2;

  private final String uri;
  private final SourceName name;
  private final ReadOptions options;
  private final Consumer<CorpusRecord> sink;
  private long accepted;

  private CorpusReader(
      String uri, String relativePath, ReadOptions options, Consumer<CorpusRecord> sink) {
    this.uri = uri;
    this.name = SourceName.of(relativePath);
    this.options = options;
    this.sink = sink;
  }

  /**
   * Reads one file.
   *
   * @param uri where it is, for the records
   * @param relativePath its path below the corpus, for the format and the ids
   * @param bytes its bytes, gzipped or not; left open
   * @param options how to read it
   * @param sink gets the records in the order of the file
   */
  public static void read(
      String uri,
      String relativePath,
      InputStream bytes,
      ReadOptions options,
      Consumer<CorpusRecord> sink) {
    CorpusReader reader = new CorpusReader(uri, relativePath, options, sink);
    try {
      reader.read(relativePath, bytes);
    } catch (UnreadableException e) {
      sink.accept(e.record(uri, reader.name.path()));
    } catch (IOException e) {
      sink.accept(
          new UnreadableRecord(
              uri,
              reader.name.path(),
              null,
              ReadFailure.IO_ERROR,
              "Cannot read the file after "
                  + reader.accepted
                  + " records: "
                  + TextFormat.oneLine(String.valueOf(e.getMessage()))
                  + "; check that it is complete and may be read"));
    }
  }

  /**
   * Makes a record of a row that some other reader took apart, for example of a Parquet table.
   *
   * @param uri the file, for the record
   * @param relativePath its path below the corpus, for the id if the row has none
   * @param row number of the row in the file
   * @param fields the columns; a null value is an absent one
   * @param options names of the columns, and the limits
   */
  public static CorpusRecord fromFields(
      String uri, String relativePath, long row, Map<String, String> fields, ReadOptions options) {
    Map<String, String> present = new LinkedHashMap<>(fields);
    present.values().removeIf(value -> value == null);
    return new FieldRecords(uri, SourceName.of(relativePath), options)
        .record(row, present, Digest.of(present), Map.of());
  }

  private void read(String relativePath, InputStream bytes)
      throws IOException, UnreadableException {
    DocumentFormat format = format(relativePath);
    BufferedInputStream in = uncompressed(bytes);
    switch (format) {
      case TEXT, MARKDOWN, HTML -> emit(document(format, in));
      case JSONL, CSV -> rows(format, relativePath, in);
      case PARQUET ->
          throw new UnreadableException(
              ReadFailure.UNKNOWN_FORMAT,
              null,
              "A Parquet table is not read as a stream of text; give it as an uncompressed .parquet"
                  + " file");
    }
  }

  private void emit(CorpusRecord corpusRecord) {
    accepted++;
    sink.accept(corpusRecord);
  }

  private DocumentFormat format(String relativePath) throws UnreadableException {
    if (options.format() != null) {
      return options.format();
    }
    Optional<DocumentFormat> format = DocumentFormat.of(relativePath);
    if (format.isEmpty()) {
      String extension =
          name.extension().isEmpty() ? "no extension" : "the extension ." + name.extension();
      throw new UnreadableException(
          ReadFailure.UNKNOWN_FORMAT,
          null,
          "The file has "
              + extension
              + ", known are .txt .md .html .jsonl .csv .tsv and .parquet; rename it or name its"
              + " format with --format");
    }
    return format.get();
  }

  private BufferedInputStream uncompressed(InputStream bytes) throws IOException {
    BufferedInputStream in = new BufferedInputStream(bytes);
    in.mark(MAGIC_BYTES);
    byte[] magic = in.readNBytes(MAGIC_BYTES);
    in.reset();
    boolean gzip =
        magic.length == MAGIC_BYTES
            && ((magic[0] & 0xFF) | ((magic[1] & 0xFF) << 8)) == GZIPInputStream.GZIP_MAGIC;
    if (name.gzip() && magic.length > 0 && !gzip) {
      throw new IOException("it is named .gz but is not compressed by gzip");
    }
    return gzip ? new BufferedInputStream(new GZIPInputStream(in), 1 << 16) : in;
  }

  private CorpusRecord document(DocumentFormat format, InputStream in)
      throws IOException, UnreadableException {
    byte[] bytes = whole(in);
    Optional<String> label =
        format == DocumentFormat.HTML ? HtmlFormat.declaredCharset(bytes) : Optional.empty();
    SourceEncoding encoding = SourceEncoding.of(bytes, true, label, options);
    String text = encoding.decode(bytes);
    if (text.isBlank()) {
      throw empty("The file has no text");
    }
    Limits.requireDocument(text.length(), null, options);
    int nul = text.indexOf('\0');
    if (nul >= 0) {
      throw new UnreadableException(
          ReadFailure.BINARY,
          null,
          "The file holds a NUL at character "
              + nul
              + " and is no text; take it out of the corpus");
    }
    Content content = parsed(format, text);
    if (content.title().isEmpty() && content.paragraphs().isEmpty()) {
      throw empty("The file has markup but neither title nor text");
    }
    Limits.requireParagraphs(content, null, options);
    Map<String, String> metadata = new LinkedHashMap<>(content.metadata());
    metadata.putAll(encoding.note());
    return new Document(
        content.id().isEmpty() ? name.path() : RecordId.of(content.id(), null),
        uri,
        Digest.of(bytes),
        content.title(),
        content.paragraphs(),
        metadata);
  }

  /** Parsers of markup go down with its nesting, and the stack of a thread ends somewhere. */
  private Content parsed(DocumentFormat format, String text) throws UnreadableException {
    try {
      return content(format, text);
    } catch (StackOverflowError e) {
      throw new UnreadableException(
          ReadFailure.BAD_SYNTAX,
          null,
          "The markup is nested too deeply to be read; flatten it or take the file out of the"
              + " corpus");
    }
  }

  private Content content(DocumentFormat format, String text) throws UnreadableException {
    return switch (format) {
      case TEXT -> {
        Limits.requireLines(text, options);
        yield TextFormat.read(text);
      }
      case MARKDOWN -> {
        Limits.requireLines(text, options);
        Limits.requireTags(text);
        OpenMarkup.refuse(text);
        yield MarkdownFormat.read(text, options);
      }
      // A page may be one line; its paragraphs are held to the limit.
      case HTML -> {
        Limits.requireTags(text);
        yield HtmlFormat.read(text);
      }
      case JSONL, CSV, PARQUET ->
          throw new IllegalArgumentException("Not a format of single documents: " + format);
    };
  }

  /** All bytes of a document, as long as its text can be within the limit. */
  private byte[] whole(InputStream in) throws IOException, UnreadableException {
    // UTF-32 takes four bytes for a UTF-16 unit, and no charset takes more.
    int most = (int) Math.min(Integer.MAX_VALUE - 16L, 4L * options.maxDocumentChars() + 4);
    byte[] bytes = in.readNBytes(most);
    if (bytes.length == most && in.read() >= 0) {
      throw new UnreadableException(
          ReadFailure.TOO_LONG,
          null,
          "The document has more than "
              + most
              + " bytes, the limit is "
              + options.maxDocumentChars()
              + " characters; split it or raise --max-document-chars");
    }
    return bytes;
  }

  private void rows(DocumentFormat format, String relativePath, BufferedInputStream in)
      throws IOException, UnreadableException {
    byte[] head = head(in);
    boolean whole = head.length < SourceEncoding.HEAD_BYTES;
    SourceEncoding encoding = SourceEncoding.of(head, whole, Optional.empty(), options);
    in.skipNBytes(encoding.markBytes());
    InputStream utf8 = encoding.utf8() ? in : new BufferedInputStream(new Utf8Stream(in, encoding));
    FieldRecords records = new FieldRecords(uri, name, options);
    if (format == DocumentFormat.JSONL) {
      new JsonLinesFormat(records, options).read(utf8, encoding, this::emit);
    } else {
      boolean tabs = SourceName.of(relativePath).extension().equalsIgnoreCase("tsv");
      new CsvFormat(records, options, tabs ? '\t' : ',').read(utf8, encoding, this::emit);
    }
    if (accepted == 0) {
      throw empty("The file has no records");
    }
  }

  /** The first bytes of a stream, which will be read again. */
  private static byte[] head(BufferedInputStream in) throws IOException {
    in.mark(SourceEncoding.HEAD_BYTES);
    byte[] head = new byte[SourceEncoding.HEAD_BYTES];
    int length = 0;
    try {
      int count = in.read(head, 0, head.length);
      while (count > 0) {
        length += count;
        count = in.read(head, length, head.length - length);
      }
    } catch (IOException e) {
      // Met again, after the records in front of it.
    }
    in.reset();
    return Arrays.copyOf(head, length);
  }

  private static UnreadableException empty(String what) {
    return new UnreadableException(
        ReadFailure.EMPTY, null, what + "; fill it or take it out of the corpus");
  }
}
