package org.courant.spark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InputFilesTest {
  @TempDir Path folder;

  @BeforeEach
  void fill() throws IOException {
    for (String name :
        List.of("a.txt", "sub/b.txt", "sub/deep/c.md", "_hidden.txt", ".git/d.txt", "x[1].txt")) {
      Path file = folder.resolve(name);
      Files.createDirectories(file.getParent());
      Files.writeString(file, "text");
    }
  }

  @Test
  void folderIsReadToTheBottomWithoutHiddenNames() {
    assertEquals(List.of("a.txt", "sub/b.txt", "sub/deep/c.md", "x[1].txt"), list(""));
  }

  @Test
  void fileIsNamedByItself() {
    assertEquals(List.of("b.txt"), list("sub/b.txt"));
    assertEquals(List.of("_hidden.txt"), list("_hidden.txt"));
  }

  @Test
  void globKeepsThePathBelowItsPlainPart() {
    assertEquals(List.of("b.txt"), list("sub/*.txt"));
    assertEquals(List.of("sub/b.txt"), list("*/b.txt"));
    assertEquals(List.of("deep/c.md"), list("sub/d*"));
  }

  @Test
  void existingNameIsNoGlob() {
    assertEquals(List.of("x[1].txt"), list("x[1].txt"));
  }

  @Test
  void fileOfTwoInputsIsReadOnce() {
    InputFiles files = new InputFiles(new Configuration());

    assertEquals(4, files.list(List.of(folder.toString(), folder + "/a.txt")).size());
  }

  @Test
  void inputWithoutAFileIsRefused() {
    Exception failure = assertThrows(IllegalArgumentException.class, () -> list("none/*.txt"));

    assertEquals(
        "Invalid input: " + folder + "/none/*.txt, no file there; name a file, a folder or a glob",
        failure.getMessage());
  }

  private List<String> list(String input) {
    return new InputFiles(new Configuration())
        .list(List.of(input.isEmpty() ? folder.toString() : folder + "/" + input)).stream()
            .map(InputFile::relativePath)
            .toList();
  }
}
