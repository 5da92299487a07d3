package org.courant.newsletter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.ibm.icu.util.ULocale;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LabelsTest {
  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({
    "en,1,1 briefing",
    "en,1200,'1,200 briefings'",
    "ko,1200,'브리핑 1,200건'",
    "uk,1,1 повідомлення",
    "uk,22,22 повідомлення",
    "uk,25,25 повідомлень",
    "uk,1200,'1\u00A0200 повідомлень'"
  })
  void numbersAndPluralsAreThoseOfTheLanguage(String language, int count, String text) {
    assertEquals(text, plain(language).text("count", count));
  }

  @ParameterizedTest
  @ValueSource(strings = {"ko", "uk"})
  void everyLabelIsTranslated(String language) throws IOException {
    Set<String> keys = keys("labels.properties");

    assertEquals(keys, keys("labels_" + language + ".properties"));
    keys.forEach(key -> assertEquals(language, plain(language).phrase(key, 1, 2).language()));
    assertTrue(plain(language + "-Latn-XX").complete());
  }

  @Test
  void englishStandsInAndSaysSo() {
    assertEquals(new Phrase("News briefings", "en"), plain("de").phrase("title"));
    assertFalse(plain("de").complete());
    assertTrue(plain("en-GB").complete());
  }

  @Test
  void aUsersLabelsGoFirst() throws IOException {
    Files.writeString(folder.resolve("labels_uk.properties"), "title=Вісник\n");
    Files.writeString(folder.resolve("labels_de.properties"), "title=Nachrichten\n");
    Files.writeString(folder.resolve("labels.properties"), "back=Up\n");

    assertEquals("Вісник", own("uk").text("title"));
    assertEquals("До цього випуску", own("uk").text("back"));
    assertEquals("Nachrichten", own("de-AT").text("title"));
    assertEquals(new Phrase("Up", "en"), own("de").phrase("back"));
    assertTrue(own("de").complete());
  }

  @Test
  void faultsNameFileAndKey() throws IOException {
    Path file = folder.resolve("labels_uk.properties");
    Files.writeString(file, "count={0, plural, one {#}}\n");
    assertTrue(refused().startsWith("Invalid labels: " + file + ", key count: "), refused());
    Files.write(file, "title=Ä".getBytes(StandardCharsets.ISO_8859_1));
    assertTrue(refused().startsWith("Invalid labels: " + file + ", must be"), refused());
  }

  private String refused() {
    return assertThrows(IllegalArgumentException.class, () -> own("uk")).getMessage();
  }

  private static Labels plain(String language) {
    return Labels.of(ULocale.forLanguageTag(language), Optional.empty());
  }

  private Labels own(String language) {
    return Labels.of(ULocale.forLanguageTag(language), Optional.of(folder));
  }

  private static Set<String> keys(String name) throws IOException {
    Properties properties = new Properties();
    properties.load(
        new StringReader(new String(Newsletter.originals().get(name), StandardCharsets.UTF_8)));
    return properties.stringPropertyNames();
  }
}
