package org.courant.newsletter;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** The local folder that issues are written into. */
public final class IssueFolder {
  /** The files of an issue: those with fixed names, and a page for each slug. */
  private static final Pattern FILES =
      Pattern.compile(
          "index\\.html|mail\\.(html|txt|eml)|issue\\.md|.*-[0-9a-f]{8}(-\\d+)?\\.html");

  private final Path folder;
  private final boolean overwrite;

  /**
   * A folder, which need not exist.
   *
   * @param overwrite whether pages of an earlier issue give way
   */
  public IssueFolder(Path folder, boolean overwrite) {
    this.folder = folder;
    this.overwrite = overwrite;
  }

  /**
   * Makes sure that the folder can be written to, before there is any work.
   *
   * @throws IllegalArgumentException if not
   */
  public void require(List<String> languages) throws IOException {
    if (Files.exists(folder) && !Files.isDirectory(folder)) {
      throw new IllegalArgumentException("Invalid into: " + folder + ", is a file");
    }
    List<String> names = new ArrayList<>(languages);
    names.add(Newsletter.INDEX);
    for (String name : names) {
      Path own = folder.resolve(name);
      if (!overwrite && Files.exists(own)) {
        throw new IllegalArgumentException(
            "Invalid into: %s, holds an issue already (%s); name another folder or add --overwrite"
                .formatted(folder, own));
      }
    }
  }

  /**
   * Writes files, and takes away the pages that an earlier issue left in the folders of the same
   * languages.
   *
   * @param files by their paths
   */
  public void write(List<String> languages, Map<String, byte[]> files) throws IOException {
    for (String language : languages) {
      Path own = Files.createDirectories(folder.resolve(language));
      try (DirectoryStream<Path> earlier = Files.newDirectoryStream(own)) {
        for (Path file : earlier) {
          if (FILES.matcher(file.getFileName().toString()).matches()) {
            Files.delete(file);
          }
        }
      }
    }
    for (Map.Entry<String, byte[]> file : files.entrySet()) {
      Files.write(folder.resolve(file.getKey()), file.getValue());
    }
  }
}
