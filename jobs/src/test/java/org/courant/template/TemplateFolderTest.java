package org.courant.template;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TemplateFolderTest {
  private static final Map<String, Object> MARKS = Map.of("text", "<b>*5 & 6*</b>");

  @TempDir Path folder;

  @Test
  void theEndingOfANameSaysHowTextIsEscaped() throws IOException {
    assertEquals("&lt;b&gt;*5 &amp; 6*&lt;/b&gt;", filled("a.ftlh", "${text}", MARKS));
    assertEquals("\\<b\\>\\*5 \\& 6\\*\\</b\\>", filled("a.md.ftl", "${text}", MARKS));
    assertEquals("<b>*5 & 6*</b>", filled("a.txt.ftl", "${text}", MARKS));
  }

  @Test
  void whatNoPageMayHoldIsReplaced() throws IOException {
    assertEquals("a\uFFFDb", filled("a.txt.ftl", "${text}", Map.of("text", "a\u0000b")));
  }

  @Test
  void aFaultNamesFileAndLine() throws IOException {
    String file = folder.resolve("a.ftlh").toString();

    String missing = refused("a.ftlh", "one\n<p>${none.text}</p>\n");
    assertTrue(missing.startsWith("Invalid template: " + file + ", line 2, column 6: "), missing);
    assertTrue(missing.contains("null or missing"), missing);
    String unknown = refused("a.ftlh", "one\ntwo\n<#no>");
    assertTrue(unknown.startsWith("Invalid template: " + file + ", line 3, column 2: "), unknown);
    assertTrue(unknown.contains("#no"), unknown);
  }

  @Test
  void aTemplateReadsNothingOutsideItsFolderAndMakesNothing() throws IOException {
    Path inside = Files.createDirectories(folder.resolve("inside"));
    Files.writeString(folder.resolve("secret.txt"), "secret");
    Files.writeString(inside.resolve("a.ftlh"), "<#include \"../secret.txt\">");
    Files.writeString(
        inside.resolve("b.ftlh"), "${\"freemarker.template.utility.Execute\"?new()(\"id\")}");
    TemplateFolder templates = TemplateFolder.beside(TemplateFolder.class, inside);

    assertThrows(IllegalArgumentException.class, () -> templates.template("a.ftlh").fill(Map.of()));
    assertThrows(IllegalArgumentException.class, () -> templates.template("b.ftlh").fill(Map.of()));
  }

  @Test
  void aFolderHasToBeThere() {
    Path none = folder.resolve("none");
    String message =
        assertThrows(
                IllegalArgumentException.class,
                () -> TemplateFolder.beside(TemplateFolder.class, none))
            .getMessage();

    assertEquals("Invalid templates: " + none + ", is no folder", message);
  }

  private String refused(String name, String template) {
    return assertThrows(
            IllegalArgumentException.class, () -> filled(name, template, Map.of("text", "t")))
        .getMessage();
  }

  private String filled(String name, String template, Map<String, Object> values)
      throws IOException {
    Files.writeString(folder.resolve(name), template);
    return TemplateFolder.beside(TemplateFolder.class, folder).template(name).fill(values);
  }
}
