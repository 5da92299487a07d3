package org.courant.newsletter;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.ibm.icu.util.IllformedLocaleException;
import com.ibm.icu.util.ULocale;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.courant.template.TemplateFolder;
import org.courant.template.TextTemplate;

/** Prints issues: web pages, mail and Markdown, by templates and labels that a user may change. */
public final class Newsletter {
  /** A mail that is longer is cut off by Gmail, with a link to the rest. */
  public static final int CLIPPED_MAIL_BYTES = 102_000;

  /** Name of the HTML of the mail, in the folder of its language. */
  public static final String MAIL_PAGE = "mail.html";

  static final String INDEX = "index.html";
  private static final String SITE = "site.ftlh";
  private static final String ISSUE = "issue.ftlh";
  private static final String STORY = "story.ftlh";
  private static final String MAIL = "mail.ftlh";
  private static final String MAIL_TEXT = "mail.txt.ftl";
  private static final String MARKDOWN = "issue.md.ftl";
  private static final String PARTS = "parts.ftlh";

  private static final List<String> TEMPLATES =
      List.of(SITE, ISSUE, STORY, MAIL, MAIL_TEXT, MARKDOWN, PARTS);

  private static final List<String> LABELS =
      List.of("labels.properties", "labels_ko.properties", "labels_uk.properties");

  private final Optional<Path> own;
  private final Map<String, TextTemplate> templates = new LinkedHashMap<>();

  private Newsletter(TemplateFolder folder, Optional<Path> own) {
    this.own = own;
    TEMPLATES.forEach(name -> templates.put(name, folder.template(name)));
  }

  /** With the templates and labels in the jar. */
  public static Newsletter plain() {
    return new Newsletter(TemplateFolder.beside(Newsletter.class), Optional.empty());
  }

  /**
   * With those of a folder, and the ones in the jar for what it lacks.
   *
   * @throws IllegalArgumentException if there is none of ours in the folder, or one is malformed
   */
  public static Newsletter with(Path folder) {
    TemplateFolder templates = TemplateFolder.beside(Newsletter.class, folder);
    if (TEMPLATES.stream().noneMatch(name -> Files.exists(folder.resolve(name)))
        && !hasLabels(folder)) {
      throw new IllegalArgumentException(
          "Invalid templates: %s, has none of %s, labels_LANG.properties"
              .formatted(folder, String.join(", ", TEMPLATES)));
    }
    return new Newsletter(templates, Optional.of(folder));
  }

  private static boolean hasLabels(Path folder) {
    try (var files = Files.newDirectoryStream(folder, Labels.BASE + "*" + Labels.ENDING)) {
      return files.iterator().hasNext();
    } catch (IOException e) {
      throw new IllegalArgumentException(
          "Invalid templates: " + folder + ", cannot be read: " + e.getMessage(), e);
    }
  }

  /** The templates and labels in the jar, by file name, for a user to change. */
  public static Map<String, byte[]> originals() {
    Map<String, byte[]> originals = new LinkedHashMap<>();
    for (List<String> names : List.of(TEMPLATES, LABELS)) {
      names.forEach(name -> originals.put(name, original(name)));
    }
    return originals;
  }

  private static byte[] original(String name) {
    try (InputStream stream = Newsletter.class.getResourceAsStream(name)) {
      return Objects.requireNonNull(stream, name).readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read the template " + name, e);
    }
  }

  /**
   * Makes an issue.
   *
   * @param language BCP 47 tag
   * @param briefings in the order in which they are printed
   * @throws IllegalArgumentException if the tag or a user's labels are malformed
   */
  public Issue issue(String language, List<IssueBriefing> briefings, IssueSettings settings) {
    ULocale locale = locale(language);
    return Issue.of(language, Labels.of(locale, own), briefings, settings);
  }

  private static ULocale locale(String language) {
    try {
      return new ULocale.Builder().setLanguageTag(language).build();
    } catch (IllformedLocaleException e) {
      throw new IllegalArgumentException(
          "Invalid to: " + language + ", must be a BCP 47 tag, as ko or pt-BR", e);
    }
  }

  /**
   * Prints the issues of one day.
   *
   * @return the files by their paths, which are of small letters, digits, hyphens and the languages
   * @throws IllegalArgumentException if a user's template cannot be filled
   */
  public Map<String, byte[]> print(List<Issue> issues) {
    Map<String, byte[]> files = new LinkedHashMap<>();
    for (Issue issue : issues) {
      String folder = issue.language() + "/";
      List<Issue> others = new ArrayList<>(issues);
      others.remove(issue);
      Map<String, Object> values = Map.of("issue", issue, "others", others);
      for (Story story : issue.stories()) {
        files.put(
            folder + story.page(),
            filled(STORY, Map.of("issue", issue, "others", others, "story", story)));
      }
      String html = templates.get(MAIL).fill(values);
      String text = new LineWrapper(issue.locale()).wrap(templates.get(MAIL_TEXT).fill(values));
      files.put(folder + MAIL_PAGE, html.getBytes(UTF_8));
      files.put(folder + "mail.txt", text.getBytes(UTF_8));
      files.put(folder + "mail.eml", new MailMessage(issue, text, html).bytes());
      files.put(folder + "issue.md", filled(MARKDOWN, values));
      files.put(folder + INDEX, filled(ISSUE, values));
    }
    files.put(INDEX, filled(SITE, Map.of("issues", issues)));
    return files;
  }

  private byte[] filled(String template, Map<String, Object> values) {
    return templates.get(template).fill(values).getBytes(UTF_8);
  }
}
