package org.courant.corpus;

import org.courant.text.Paragraph;

/** Holds documents to the limits of the options. */
final class Limits {
  /** The most tags accepted; a tag takes far more memory as a node than as text. */
  static final int MOST_TAGS = 500_000;

  private Limits() {}

  static void requireTags(String text) throws UnreadableException {
    long tags = text.chars().filter(c -> c == '<').count();
    if (tags > MOST_TAGS) {
      throw new UnreadableException(
          ReadFailure.TOO_LONG,
          null,
          "The file has " + tags + " tags, the limit is " + MOST_TAGS + "; split it");
    }
  }

  static void requireDocument(long chars, Long line, ReadOptions options)
      throws UnreadableException {
    if (chars > options.maxDocumentChars()) {
      throw new UnreadableException(
          ReadFailure.TOO_LONG,
          line,
          "The document has "
              + chars
              + " characters, the limit is "
              + options.maxDocumentChars()
              + "; split it or raise --max-document-chars");
    }
  }

  /** No line of a text file may be longer than the limit. */
  static void requireLines(String text, ReadOptions options) throws UnreadableException {
    long line = 1;
    int start = 0;
    for (int i = 0; i <= text.length(); i++) {
      char c = i < text.length() ? text.charAt(i) : '\n';
      if (c == '\n' || c == '\r') {
        if (i - start > options.maxLineChars()) {
          throw tooLong("Line " + line, line, i - start, options);
        }
        if (c == '\n' || i + 1 == text.length() || text.charAt(i + 1) != '\n') {
          line++;
        }
        start = i + 1;
      }
    }
  }

  /** No title and no paragraph may be longer than a line. */
  static void requireParagraphs(Content content, Long line, ReadOptions options)
      throws UnreadableException {
    if (content.title().length() > options.maxLineChars()) {
      throw tooLong("The title", line, content.title().length(), options);
    }
    int number = 0;
    for (Paragraph paragraph : content.paragraphs()) {
      number++;
      if (paragraph.text().length() > options.maxLineChars()) {
        throw tooLong("Paragraph " + number, line, paragraph.text().length(), options);
      }
    }
  }

  private static UnreadableException tooLong(
      String what, Long line, int length, ReadOptions options) {
    return new UnreadableException(
        ReadFailure.TOO_LONG,
        line,
        what
            + " has "
            + length
            + " characters, the limit is "
            + options.maxLineChars()
            + "; break it up or raise --max-line-chars");
  }
}
