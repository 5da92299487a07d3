package org.courant.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.regex.Pattern;
import org.courant.template.TemplateFolder;
import org.courant.template.TextTemplate;

/** The pages with holes: files of FreeMarker beside this class. */
final class PageTemplate {
  /** What no page may hold. */
  static final Pattern UNPRINTABLE = TextTemplate.UNPRINTABLE;

  private static final TemplateFolder FOLDER = TemplateFolder.beside(PageTemplate.class);

  private PageTemplate() {}

  /** Opens a template by its file name; the ending {@code .ftlh} switches escaping on. */
  static TextTemplate named(String name) {
    return FOLDER.template(name);
  }

  /** A file without holes. */
  static String text(String name) {
    try (InputStream stream = PageTemplate.class.getResourceAsStream(name)) {
      return new String(
          Objects.requireNonNull(stream, name).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + name, e);
    }
  }
}
