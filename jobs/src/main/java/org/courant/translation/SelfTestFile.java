package org.courant.translation;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;

/**
 * Where verdicts are kept: a properties file for each checkpoint, by its digest, below the user's
 * cache folder, since the checkpoint's own folder may be read-only or shared.
 */
public final class SelfTestFile {
  private static final String SENTENCES = ".sentences";
  private static final String FLAGGED = ".flagged";
  private static final String CONFIDENCE = ".confidence";

  private final Path folder;

  /**
   * The verdicts in a folder.
   *
   * @param cache Courant's cache folder, which need not be there yet
   */
  public SelfTestFile(Path cache) {
    this.folder = cache.resolve("self-tests");
  }

  /**
   * Keeps a verdict; languages tested before and not now keep theirs.
   *
   * @throws UncheckedIOException if it cannot be written
   */
  public void write(SelfTestVerdict verdict) {
    Map<String, SelfTestVerdict.Language> all = new TreeMap<>();
    read(verdict.modelSha256()).ifPresent(old -> all.putAll(old.languages()));
    all.putAll(verdict.languages());
    Properties properties = new Properties();
    all.forEach(
        (language, counts) -> {
          properties.setProperty(language + SENTENCES, Integer.toString(counts.sentences()));
          properties.setProperty(language + FLAGGED, Integer.toString(counts.flagged()));
          properties.setProperty(language + CONFIDENCE, Double.toString(counts.confidence()));
        });
    Path file = file(verdict.modelSha256());
    Path draft = file.resolveSibling(file.getFileName() + "." + ProcessHandle.current().pid());
    try {
      Files.createDirectories(folder);
      try (Writer writer = Files.newBufferedWriter(draft, StandardCharsets.UTF_8)) {
        properties.store(writer, "Written by courant models test");
      }
      Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot write " + file, e);
    }
  }

  /**
   * The verdict on a checkpoint, if it was tested; a damaged file counts as none.
   *
   * @param modelSha256 the checkpoint's digest
   */
  public Optional<SelfTestVerdict> read(String modelSha256) {
    Path file = file(modelSha256);
    if (!Files.isRegularFile(file)) {
      return Optional.empty();
    }
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      properties.load(reader);
      return Optional.of(new SelfTestVerdict(modelSha256, languages(properties)));
    } catch (IOException | IllegalArgumentException e) {
      // Testing again mends it, and that is what a missing verdict asks for.
      return Optional.empty();
    }
  }

  private static Map<String, SelfTestVerdict.Language> languages(Properties properties) {
    Map<String, SelfTestVerdict.Language> languages = new TreeMap<>();
    for (String key : properties.stringPropertyNames()) {
      if (key.endsWith(SENTENCES)) {
        String language = key.substring(0, key.length() - SENTENCES.length());
        languages.put(
            language,
            new SelfTestVerdict.Language(
                Integer.parseInt(properties.getProperty(key)),
                Integer.parseInt(properties.getProperty(language + FLAGGED, "")),
                Double.parseDouble(properties.getProperty(language + CONFIDENCE, "NaN"))));
      }
    }
    return languages;
  }

  private Path file(String modelSha256) {
    return folder.resolve(modelSha256 + ".properties");
  }
}
