package org.courant.newsletter;

import com.ibm.icu.text.MessageFormat;
import com.ibm.icu.util.ULocale;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.ResourceBundle;

/**
 * The words around the briefings, by the files {@code labels.properties}, {@code
 * labels_ko.properties} and so on, in UTF-8. A user's files go before the ones in the jar; a word
 * that a language lacks is English. Values are message formats of ICU, whose plurals each language
 * has its own of.
 */
public final class Labels {
  static final String BASE = "labels";
  static final String ENDING = ".properties";

  private final Map<String, Label> labels;
  private final boolean complete;

  private Labels(Map<String, Label> labels, boolean complete) {
    this.labels = labels;
    this.complete = complete;
  }

  private record Label(MessageFormat format, ULocale locale) {}

  /**
   * The labels for a language.
   *
   * @param folder a user's files, if there are any
   * @throws IllegalArgumentException if one of them is malformed
   */
  static Labels of(ULocale locale, Optional<Path> folder) {
    Map<String, Label> labels = new HashMap<>();
    ResourceBundle.Control names =
        ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);
    List<Locale> candidates = new ArrayList<>(names.getCandidateLocales(BASE, locale.toLocale()));
    boolean known = false;
    for (Locale candidate : candidates) {
      String name = names.toBundleName(BASE, candidate) + ENDING;
      ULocale own = candidate.equals(Locale.ROOT) ? ULocale.ENGLISH : ULocale.forLocale(candidate);
      known |= put(labels, own, folder.flatMap(path -> open(path.resolve(name))));
      known |= put(labels, own, open(name));
      if (candidate.getLanguage().equals("en")) {
        known = true;
      }
    }
    return new Labels(labels, known);
  }

  private record Source(String name, InputStream stream) {}

  private static Optional<Source> open(Path file) {
    try {
      return Files.isRegularFile(file)
          ? Optional.of(new Source(file.toString(), Files.newInputStream(file)))
          : Optional.empty();
    } catch (IOException e) {
      throw new IllegalArgumentException(
          "Invalid templates: " + file + ", cannot be read: " + e.getMessage(), e);
    }
  }

  private static Optional<Source> open(String name) {
    return Optional.ofNullable(Labels.class.getResourceAsStream(name))
        .map(stream -> new Source(name, stream));
  }

  /** Adds what is not there yet, and says whether it is of a language of its own. */
  private static boolean put(Map<String, Label> labels, ULocale locale, Optional<Source> source) {
    if (source.isEmpty()) {
      return false;
    }
    Properties properties = read(source.get());
    for (String key : properties.stringPropertyNames()) {
      labels.computeIfAbsent(
          key, absent -> label(source.get().name(), key, properties.getProperty(key), locale));
    }
    return !locale.equals(ULocale.ENGLISH);
  }

  private static Properties read(Source source) {
    Properties properties = new Properties();
    try (Reader reader =
        new InputStreamReader(
            source.stream(),
            StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT))) {
      properties.load(reader);
    } catch (IOException | IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "Invalid labels: " + source.name() + ", must be properties in UTF-8: " + e, e);
    }
    return properties;
  }

  private static Label label(String file, String key, String pattern, ULocale locale) {
    try {
      return new Label(new MessageFormat(pattern, locale), locale);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "Invalid labels: %s, key %s: %s".formatted(file, key, e.getMessage()), e);
    }
  }

  /** Whether the language has labels of its own. */
  public boolean complete() {
    return complete;
  }

  /**
   * A label.
   *
   * @param values what stands for {@code {0}}, {@code {1}} and so on
   * @throws IllegalArgumentException if there is no such label
   */
  public Phrase phrase(String key, Object... values) {
    Label label = label(key);
    String text = ((MessageFormat) label.format().clone()).format(values);
    return new Phrase(text, label.locale().toLanguageTag());
  }

  /** The words of a label. */
  public String text(String key, Object... values) {
    return phrase(key, values).text();
  }

  /** The language that a label is in. */
  ULocale locale(String key) {
    return label(key).locale();
  }

  private Label label(String key) {
    Label label = labels.get(key);
    if (label == null) {
      throw new IllegalArgumentException("Invalid label: " + key + ", in no labels file");
    }
    return label;
  }
}
