package org.courant.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HubCardTest {
  @TempDir Path folder;

  @Test
  void theLicenceIsInTheFrontMatter() throws IOException {
    assertEquals(
        Optional.of("cc-by-4.0"), licence("---\nlanguage: uk\nlicense: cc-by-4.0\n---\n# x\n"));
    assertEquals(
        Optional.of("mit, apache-2.0"), licence("---\nlicense:\n- mit\n- 'apache-2.0'\n---\n"));
    assertEquals(Optional.empty(), licence("# A card\nlicense: none of this\n"));
    assertEquals(Optional.empty(), licence("---\nlanguage: uk\n---\nlicense: later\n"));
  }

  @Test
  void noCardNoLicence() {
    assertEquals(Optional.empty(), CardLicence.read(folder));
  }

  private Optional<String> licence(String card) throws IOException {
    Files.writeString(folder.resolve("README.md"), card);
    return CardLicence.read(folder);
  }
}
