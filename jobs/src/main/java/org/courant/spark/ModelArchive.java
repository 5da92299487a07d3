package org.courant.spark;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.ArchiveEntry;
import org.apache.commons.compress.archivers.ArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveInputStream;

/** A checkpoint folder in one file: {@code .zip}, {@code .tar}, {@code .tar.gz}, {@code .tgz}. */
final class ModelArchive {
  private static final List<String> ENDS = List.of(".zip", ".tar.gz", ".tgz", ".tar");

  private ModelArchive() {}

  /** Whether a file name is that of an archive. */
  static boolean isOne(String name) {
    return ENDS.stream().anyMatch(name.toLowerCase(Locale.ROOT)::endsWith);
  }

  /** The file name without what tells that it is an archive. */
  static String stem(String name) {
    return ENDS.stream()
        .filter(name.toLowerCase(Locale.ROOT)::endsWith)
        .findFirst()
        .map(end -> name.substring(0, name.length() - end.length()))
        .orElse(name);
  }

  /**
   * Unpacks the files of an archive.
   *
   * @param name its file name, which tells what it is
   * @param into an empty folder
   * @throws IOException for an archive that cannot be read, or that holds links or paths that leave
   *     the folder
   */
  static void unpack(InputStream stream, String name, Path into) throws IOException {
    try (ArchiveInputStream<? extends ArchiveEntry> archive = open(stream, name)) {
      ArchiveEntry entry = archive.getNextEntry();
      while (entry != null) {
        if (!entry.isDirectory()) {
          requireFile(entry, name);
          Path file = into.resolve(entry.getName()).normalize();
          if (!file.startsWith(into)) {
            throw new IOException(name + " holds " + entry.getName() + ", outside of itself");
          }
          Files.createDirectories(file.getParent());
          Files.copy(archive, file);
        }
        entry = archive.getNextEntry();
      }
    }
  }

  private static ArchiveInputStream<? extends ArchiveEntry> open(InputStream stream, String name)
      throws IOException {
    String lower = name.toLowerCase(Locale.ROOT);
    if (lower.endsWith(".zip")) {
      return new ZipArchiveInputStream(stream);
    }
    return new TarArchiveInputStream(lower.endsWith(".tar") ? stream : new GZIPInputStream(stream));
  }

  private static void requireFile(ArchiveEntry entry, String name) throws IOException {
    if (entry instanceof TarArchiveEntry tar
        && (tar.isSymbolicLink()
            || tar.isLink()
            || tar.isFIFO()
            || tar.isBlockDevice()
            || tar.isCharacterDevice())) {
      throw new IOException(name + " holds " + entry.getName() + ", which is no plain file");
    }
  }

  /** Where the checkpoint lies: the folder itself, or the only folder in it. */
  static Path checkpoint(Path unpacked) throws IOException {
    try (Stream<Path> entries = Files.list(unpacked)) {
      List<Path> all = entries.toList();
      return all.size() == 1 && Files.isDirectory(all.get(0)) ? all.get(0) : unpacked;
    }
  }
}
