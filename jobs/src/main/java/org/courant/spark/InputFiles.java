package org.courant.spark;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * Lists the files of a corpus on any Hadoop file system: a file, a folder with everything below it,
 * or a glob of either. Names that begin with {@code _} or {@code .} are skipped below a folder.
 */
final class InputFiles {
  private static final Pattern WILDCARD = Pattern.compile("[*?\\[{]");

  private final Configuration configuration;

  InputFiles(Configuration configuration) {
    this.configuration = configuration;
  }

  /** The files of all inputs, each once, by URI; an input without a file is refused. */
  List<InputFile> list(List<String> inputs) {
    Map<String, InputFile> files = new TreeMap<>();
    for (String input : inputs) {
      List<InputFile> found = list(input);
      if (found.isEmpty()) {
        throw new IllegalArgumentException(
            "Invalid input: " + input + ", no file there; name a file, a folder or a glob");
      }
      found.forEach(file -> files.putIfAbsent(file.uri(), file));
    }
    return List.copyOf(files.values());
  }

  private List<InputFile> list(String input) {
    try {
      Path path = new Path(input);
      FileSystem fileSystem = path.getFileSystem(configuration);
      List<InputFile> files = new ArrayList<>();
      if (fileSystem.exists(path)) {
        collect(fileSystem, fileSystem.getFileStatus(path), "", files);
      } else {
        collectMatches(fileSystem, path, files);
      }
      return files;
    } catch (IOException | IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "Invalid input: " + input + ", cannot be listed: " + e.getMessage(), e);
    }
  }

  /** Paths below the folder that the glob names without wildcards keep their distance from it. */
  private static void collectMatches(FileSystem fileSystem, Path glob, List<InputFile> files)
      throws IOException {
    FileStatus[] matches = fileSystem.globStatus(glob);
    if (matches == null) {
      return;
    }
    String base = fileSystem.makeQualified(plainParent(glob)).toString();
    for (FileStatus match : matches) {
      Path anchor = match.isFile() ? match.getPath().getParent() : match.getPath();
      String parent = anchor.toString().substring(base.length());
      collect(fileSystem, match, parent.isEmpty() ? "" : parent.substring(1) + "/", files);
    }
  }

  private static Path plainParent(Path glob) {
    Path plain = glob;
    for (Path path = glob; path != null; path = path.getParent()) {
      if (WILDCARD.matcher(path.getName()).find()) {
        plain = path.getParent();
      }
    }
    return plain == null ? new Path(".") : plain;
  }

  private static void collect(
      FileSystem fileSystem, FileStatus status, String parent, List<InputFile> files)
      throws IOException {
    if (status.isFile()) {
      files.add(new InputFile(status.getPath().toString(), parent + status.getPath().getName()));
      return;
    }
    List<FileStatus> children = new ArrayList<>(List.of(fileSystem.listStatus(status.getPath())));
    children.sort(Comparator.comparing(child -> child.getPath().getName()));
    for (FileStatus child : children) {
      String name = child.getPath().getName();
      if (!name.startsWith("_") && !name.startsWith(".")) {
        collect(fileSystem, child, child.isFile() ? parent : parent + name + "/", files);
      }
    }
  }
}
