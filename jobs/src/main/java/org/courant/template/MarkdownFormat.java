package org.courant.template;

import freemarker.core.CommonMarkupOutputFormat;
import java.io.IOException;
import java.io.Writer;
import java.util.regex.Pattern;

/**
 * Puts text into Markdown so that it comes out as it is, by CommonMark 0.31 and what GitHub adds:
 * marks bear a backslash (section 2.4), and a text is one line, so that it cannot begin a block of
 * its own. Web addresses in it do not become links.
 */
final class MarkdownFormat extends CommonMarkupOutputFormat<MarkdownText> {
  static final MarkdownFormat INSTANCE = new MarkdownFormat();

  /** Marks with a meaning anywhere in a line. */
  private static final Pattern MARK = Pattern.compile("[\\\\`*_\\[\\]<>&~|#$@]");

  /** Marks with a meaning at the beginning of a line: of lists, headings and rules. */
  private static final Pattern BLOCK_MARK = Pattern.compile("^(\\d{0,9})([-+=.)])");

  /** Where GitHub sees an address that nobody marked as a link. */
  private static final Pattern ADDRESS = Pattern.compile("(?i)(?<=[a-z]):(?=//)|(?<=www)\\.");

  private static final Pattern SPACES = Pattern.compile("\\s+", Pattern.UNICODE_CHARACTER_CLASS);

  private MarkdownFormat() {}

  @Override
  public String getName() {
    return "Markdown";
  }

  @Override
  public String getMimeType() {
    return "text/markdown";
  }

  @Override
  public void output(String text, Writer out) throws IOException {
    out.write(escapePlainText(text));
  }

  @Override
  public String escapePlainText(String text) {
    String line = SPACES.matcher(text).replaceAll(" ").strip();
    String marked = MARK.matcher(line).replaceAll("\\\\$0");
    String unlinked = ADDRESS.matcher(marked).replaceAll("\\\\$0");
    return BLOCK_MARK.matcher(unlinked).replaceFirst("$1\\\\$2");
  }

  @Override
  public boolean isLegacyBuiltInBypassed(String builtIn) {
    return false;
  }

  @Override
  protected MarkdownText newTemplateMarkupOutputModel(String text, String markup) {
    return new MarkdownText(text, markup);
  }
}
