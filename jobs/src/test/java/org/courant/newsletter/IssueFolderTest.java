package org.courant.newsletter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IssueFolderTest {
  private static final List<String> KO = List.of("ko");

  @TempDir Path folder;

  @Test
  void anIssueIsReplacedOnlyIfThatWasSaid() throws IOException {
    new IssueFolder(folder, false).require(KO);
    new IssueFolder(folder, false).write(KO, Map.of("ko/index.html", new byte[3]));

    String message =
        assertThrows(
                IllegalArgumentException.class, () -> new IssueFolder(folder, false).require(KO))
            .getMessage();
    assertEquals(
        "Invalid into: %s, holds an issue already (%s); name another folder or add --overwrite"
            .formatted(folder, folder.resolve("ko")),
        message);
    new IssueFolder(folder, false).require(List.of("uk"));
    Files.writeString(folder.resolve("index.html"), "");
    assertThrows(
        IllegalArgumentException.class,
        () -> new IssueFolder(folder, false).require(List.of("uk")));
  }

  @Test
  void pagesOfTheIssueBeforeGoAndOtherFilesStay() throws IOException {
    Path own = Files.createDirectories(folder.resolve("ko"));
    Files.writeString(own.resolve("old-0123abcd.html"), "");
    Files.writeString(own.resolve("old-0123abcd-2.html"), "");
    Files.writeString(own.resolve("notes.html"), "");
    IssueFolder again = new IssueFolder(folder, true);

    again.require(KO);
    again.write(KO, Map.of("ko/index.html", new byte[3], "index.html", new byte[4]));

    assertFalse(Files.exists(own.resolve("old-0123abcd.html")));
    assertFalse(Files.exists(own.resolve("old-0123abcd-2.html")));
    assertTrue(Files.exists(own.resolve("notes.html")));
    assertEquals(3, Files.size(own.resolve("index.html")));
    assertEquals(4, Files.size(folder.resolve("index.html")));
  }

  @Test
  void aFileIsNoFolder() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "");
    String message =
        assertThrows(IllegalArgumentException.class, () -> new IssueFolder(file, true).require(KO))
            .getMessage();
    assertEquals("Invalid into: " + file + ", is a file", message);
  }
}
