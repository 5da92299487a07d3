package org.courant.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ModelsCatalogCommandTest extends HubCommandLine {
  /** After a change: {@code courant models catalog --markdown} prints what belongs there. */
  @Test
  void theReadmeShowsTheCatalog() throws IOException {
    assertEquals(0, run("models", "catalog", "--markdown"));

    assertTrue(Files.readString(Path.of("../models/catalog/README.md")).contains(out), out);
  }

  @Test
  void choosesByLanguageTaskAndLicence() {
    assertEquals(0, run("models", "catalog", "--to", "uk", "--licence", "cc-by-4.0"));
    assertTrue(out.startsWith("Helsinki-NLP/opus-mt-tc-big-en-zle\n"), out);
    assertTrue(out.contains("courant models pull Helsinki-NLP/opus-mt-tc-big-en-zle\n"), out);
    assertFalse(out.contains("nllb"), out);
    assertTrue(out.contains("None of these has been run here yet"), out);

    assertEquals(0, run("models", "catalog", "--task", "summarization", "--to", "ko"));
    assertTrue(out.startsWith("csebuetnlp/mT5_multilingual_XLSum\n"), out);
    assertTrue(out.contains("cc-by-nc-sa-4.0: NON-COMMERCIAL use only"), out);

    assertEquals(0, run("models", "catalog", "--to", "xx"));
    assertTrue(out.startsWith("No checkpoint in the catalog is like that"), out);
    assertEquals(2, run("models", "catalog", "--task", "poetry"));
  }

  @Test
  void licencesAreSaidInPlainWords() {
    assertEquals("mit", LicenceText.of(Optional.of("mit")));
    assertEquals("cc-by-4.0", LicenceText.of(Optional.of("cc-by-4.0")));
    assertEquals(
        "cc-by-nc-4.0: NON-COMMERCIAL use only", LicenceText.of(Optional.of("cc-by-nc-4.0")));
    assertEquals(
        "CC-BY-NC-ND: NON-COMMERCIAL use only, no changed versions",
        LicenceText.of(Optional.of("CC-BY-NC-ND")));
    assertEquals(
        "apache-2.0, cc-by-nd-4.0: no changed versions",
        LicenceText.of(Optional.of("apache-2.0, cc-by-nd-4.0")));
    // Short names in which the letters mean something else.
    assertEquals("openrail-nce, ncsa", LicenceText.of(Optional.of("openrail-nce, ncsa")));
    assertEquals("not stated: ask its authors before you use it", LicenceText.of(Optional.empty()));
  }
}
