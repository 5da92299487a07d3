package org.courant.template;

import freemarker.template.Template;
import freemarker.template.TemplateException;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A text with holes. What is put into the holes is text, whatever it says: markup in it is escaped.
 */
public final class TextTemplate {
  /** What neither HTML nor XML lets into a page: control characters and halves of surrogates. */
  public static final Pattern UNPRINTABLE =
      Pattern.compile("[^\\t\\n\\r\\x20-\\x7E\\xA0-\\uD7FF\\uE000-\\uFFFD\\x{10000}-\\x{10FFFF}]");

  private static final String REPLACEMENT = "\uFFFD";

  private final TemplateFolder folder;
  private final Template template;

  TextTemplate(TemplateFolder folder, Template template) {
    this.folder = folder;
    this.template = template;
  }

  /**
   * Fills the holes.
   *
   * @throws IllegalArgumentException if the user's template asks for what is not there; names file
   *     and line
   */
  public String fill(Map<String, Object> values) {
    StringWriter text = new StringWriter();
    try {
      template.process(values, text);
    } catch (TemplateException e) {
      throw folder.fault(
          Optional.ofNullable(e.getTemplateSourceName()).orElse(template.getName()),
          List.of(orZero(e.getLineNumber()), orZero(e.getColumnNumber())),
          e.getMessageWithoutStackTop().lines().findFirst().orElse(""),
          e);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot fill the template " + template.getName(), e);
    }
    return UNPRINTABLE.matcher(text.toString()).replaceAll(REPLACEMENT);
  }

  private static int orZero(Integer number) {
    return number == null ? 0 : number;
  }
}
