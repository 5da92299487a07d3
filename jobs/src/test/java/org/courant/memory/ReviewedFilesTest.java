package org.courant.memory;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import net.sf.okapi.lib.xliff2.reader.XLIFFReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a review page downloaded in a browser; {@code resources/review} tells how. */
class ReviewedFilesTest {
  private static final String EDITED = "Виправлено <людиною> & \"разом\" в два рядки";

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"review-uk.xlf", "review-uk.tmx"})
  void aPageWritesWhatAnExportWouldWrite(String name) throws Exception {
    String file = file(name);
    List<String> complaints = new ArrayList<>();
    List<TranslationUnit> units = UnitFilesTest.read(name, file, complaints);
    ByteArrayOutputStream own = new ByteArrayOutputStream();
    try (UnitWriter writer = UnitWriter.of(name, own, "en", "1")) {
      for (TranslationUnit unit : units) {
        writer.write(unit);
      }
    }

    assertEquals(file, own.toString(StandardCharsets.UTF_8));
    assertEquals(List.of(), complaints);
    assertEquals(6, units.size());
  }

  @ParameterizedTest
  @ValueSource(strings = {"review-uk.xlf", "review-uk.tmx"})
  void aPersonsTargetsBearTheirNameAndTheRestItsMark(String name) throws IOException {
    List<TranslationUnit> units = UnitFilesTest.read(name, file(name), new ArrayList<>());

    assertEquals(EDITED, units.get(0).target());
    assertEquals(List.of(), units.get(0).notes());
    for (TranslationUnit done : units.subList(0, 2)) {
      assertEquals("O'Neil \"<&>\"", done.author());
      assertEquals(Instant.parse("2026-01-31T09:00:00Z"), done.changed());
    }
    for (TranslationUnit rest : units.subList(2, 6)) {
      assertEquals("machine-0123456789ab", rest.author());
      assertEquals(1, rest.notes().size());
    }
    assertEquals("Ціль " + units.get(1).source(), units.get(1).target());
  }

  @Test
  void xliffSaysWhatWasReviewedAndCarriesEveryCharacter() throws IOException {
    List<TranslationUnit> units =
        UnitFilesTest.read("a.xlf", file("review-uk.xlf"), new ArrayList<>());

    assertEquals(
        List.of(false, true, false, false, false, false),
        units.stream().map(TranslationUnit::reviewed).toList());
    assertEquals("a\u0000b\u001bc\u0085\ud800d\uffff", units.get(5).source());
  }

  @Test
  void bothAreValid() throws Exception {
    UnitFilesTest.requireTmx(file("review-uk.tmx"));
    Path xliff = Files.writeString(folder.resolve("a.xlf"), file("review-uk.xlf"));
    XLIFFReader.validate(xliff.toFile(), null);
  }

  private static String file(String name) throws IOException {
    try (InputStream stream = ReviewedFilesTest.class.getResourceAsStream("/review/" + name)) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
