package org.courant.page;

import freemarker.core.TemplateClassResolver;
import freemarker.template.Configuration;
import freemarker.template.Template;
import freemarker.template.TemplateException;
import freemarker.template.TemplateExceptionHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * A page with holes: a file of FreeMarker beside this class. What is put into the holes is text,
 * whatever it says: markup in it is escaped.
 */
final class PageTemplate {
  /** What neither HTML nor XML lets into a page: control characters and halves of surrogates. */
  static final Pattern UNPRINTABLE =
      Pattern.compile("[^\\t\\n\\r\\x20-\\x7E\\xA0-\\uD7FF\\uE000-\\uFFFD\\x{10000}-\\x{10FFFF}]");

  private static final String REPLACEMENT = "\uFFFD";

  private static final Configuration CONFIGURATION = configuration();

  private final Template template;

  private PageTemplate(Template template) {
    this.template = template;
  }

  /** Opens a template by its file name; the ending {@code .ftlh} switches escaping on. */
  static PageTemplate named(String name) {
    try {
      return new PageTemplate(CONFIGURATION.getTemplate(name));
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read the template " + name, e);
    }
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

  private static Configuration configuration() {
    Configuration configuration = new Configuration(Configuration.VERSION_2_3_34);
    configuration.setClassForTemplateLoading(PageTemplate.class, "");
    configuration.setDefaultEncoding("UTF-8");
    configuration.setLocale(Locale.ROOT);
    configuration.setNumberFormat(",##0");
    configuration.setTemplateExceptionHandler(TemplateExceptionHandler.RETHROW_HANDLER);
    configuration.setLogTemplateExceptions(false);
    configuration.setFallbackOnNullLoopVariable(false);
    configuration.setNewBuiltinClassResolver(TemplateClassResolver.ALLOWS_NOTHING_RESOLVER);
    return configuration;
  }

  /** Fills the holes. */
  String fill(Map<String, Object> values) {
    StringWriter page = new StringWriter();
    try {
      template.process(values, page);
    } catch (TemplateException | IOException e) {
      throw new IllegalStateException(
          "Cannot fill the template " + template.getName() + ": " + e.getMessage(), e);
    }
    return UNPRINTABLE.matcher(page.toString()).replaceAll(REPLACEMENT);
  }
}
