package org.courant.template;

import freemarker.cache.ClassTemplateLoader;
import freemarker.cache.ConditionalTemplateConfigurationFactory;
import freemarker.cache.FileNameGlobMatcher;
import freemarker.cache.FileTemplateLoader;
import freemarker.cache.FirstMatchTemplateConfigurationFactory;
import freemarker.cache.MultiTemplateLoader;
import freemarker.cache.TemplateLoader;
import freemarker.core.OutputFormat;
import freemarker.core.ParseException;
import freemarker.core.PlainTextOutputFormat;
import freemarker.core.TemplateClassResolver;
import freemarker.core.TemplateConfiguration;
import freemarker.template.Configuration;
import freemarker.template.TemplateExceptionHandler;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Templates of FreeMarker: those beside a class, and before them those of a user's folder. The
 * ending of a name says how the text in the holes is escaped: {@code .ftlh} as HTML, {@code
 * .md.ftl} as Markdown, {@code .txt.ftl} not at all. A template can neither make objects of classes
 * nor read files outside its folder.
 */
public final class TemplateFolder {
  private final Configuration configuration = new Configuration(Configuration.VERSION_2_3_34);
  private final Optional<Path> own;

  private TemplateFolder(TemplateLoader loader, Optional<Path> own) {
    this.own = own;
    configuration.setTemplateLoader(loader);
    configuration.setDefaultEncoding("UTF-8");
    configuration.setLocale(Locale.ROOT);
    configuration.setNumberFormat(",##0");
    configuration.setTemplateExceptionHandler(TemplateExceptionHandler.RETHROW_HANDLER);
    configuration.setLogTemplateExceptions(false);
    configuration.setWrapUncheckedExceptions(true);
    configuration.setFallbackOnNullLoopVariable(false);
    configuration.setNewBuiltinClassResolver(TemplateClassResolver.ALLOWS_NOTHING_RESOLVER);
    FirstMatchTemplateConfigurationFactory formats =
        new FirstMatchTemplateConfigurationFactory(
            ending(".md.ftl", MarkdownFormat.INSTANCE),
            ending(".txt.ftl", PlainTextOutputFormat.INSTANCE));
    formats.setAllowNoMatch(true);
    configuration.setTemplateConfigurations(formats);
  }

  private static ConditionalTemplateConfigurationFactory ending(
      String ending, OutputFormat format) {
    TemplateConfiguration configuration = new TemplateConfiguration();
    configuration.setOutputFormat(format);
    return new ConditionalTemplateConfigurationFactory(
        new FileNameGlobMatcher("*" + ending), configuration);
  }

  /** The templates in the package of a class. */
  public static TemplateFolder beside(Class<?> owner) {
    return new TemplateFolder(new ClassTemplateLoader(owner, ""), Optional.empty());
  }

  /**
   * The templates of a folder, and those in the package of a class for what it lacks.
   *
   * @throws IllegalArgumentException if the folder cannot be read
   */
  public static TemplateFolder beside(Class<?> owner, Path folder) {
    if (!Files.isDirectory(folder)) {
      throw new IllegalArgumentException("Invalid templates: " + folder + ", is no folder");
    }
    try {
      TemplateLoader[] loaders = {
        new FileTemplateLoader(folder.toFile()), new ClassTemplateLoader(owner, "")
      };
      return new TemplateFolder(new MultiTemplateLoader(loaders), Optional.of(folder));
    } catch (IOException e) {
      throw new IllegalArgumentException(
          "Invalid templates: " + folder + ", cannot be read: " + e.getMessage(), e);
    }
  }

  /**
   * Opens a template by its file name.
   *
   * @throws IllegalArgumentException if the user's template is malformed; names file and line
   */
  public TextTemplate template(String name) {
    try {
      return new TextTemplate(this, configuration.getTemplate(name));
    } catch (ParseException e) {
      throw fault(
          e.getTemplateName(),
          List.of(e.getLineNumber(), e.getColumnNumber()),
          e.getEditorMessage(),
          e);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read the template " + name, e);
    }
  }

  /** A fault of a template: of the user's if there are any, else of the program. */
  RuntimeException fault(String name, List<Integer> place, String reason, Exception cause) {
    String file =
        own.map(folder -> folder.resolve(name))
            .filter(Files::exists)
            .map(Path::toString)
            .orElse(name);
    String message =
        "Invalid template: %s, line %d, column %d: %s"
            .formatted(file, place.get(0), place.get(1), reason.strip());
    return own.isPresent()
        ? new IllegalArgumentException(message, cause)
        : new IllegalStateException(message, cause);
  }
}
