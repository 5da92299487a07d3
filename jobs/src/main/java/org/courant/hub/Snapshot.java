package org.courant.hub;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One commit of a repository in the cache, fetched by this program or another.
 *
 * @param repository {@code ORG/NAME}
 * @param commit all 40 digits
 * @param folder the checkpoint's folder
 * @param revisions branches and tags that stood for the commit when they were fetched
 * @param receiptFile where this program's receipt is, if there is one
 */
public record Snapshot(
    String repository, String commit, Path folder, List<String> revisions, Path receiptFile) {
  private static final int SHORT_COMMIT = 12;

  public Snapshot {
    revisions = List.copyOf(revisions);
  }

  /** Enough of the commit to tell it from others. */
  public String shortCommit() {
    return commit.substring(0, Math.min(SHORT_COMMIT, commit.length()));
  }

  /** Whether settings and weights are there; other programs fetch files one by one. */
  public boolean isWhole() {
    return Files.isRegularFile(folder.resolve("config.json"))
        && WantedFiles.WEIGHTS.stream().anyMatch(name -> Files.isRegularFile(folder.resolve(name)));
  }

  /** This program's receipt; a damaged one is a {@link HubException}. */
  public Optional<Receipt> receipt() {
    return ReceiptFile.read(receiptFile);
  }

  /** The licence by the receipt, else by the card if another program fetched it. */
  public Optional<String> licence() {
    return receipt().flatMap(Receipt::licence).or(() -> CardLicence.read(folder));
  }

  /**
   * SHA-256 of the large files by name, as the hub gave them: by the receipt, else by the blobs'
   * names, which huggingface_hub takes from the hub as well. Nothing is read.
   */
  public Map<String, String> sha256s() {
    Map<String, String> known = new HashMap<>();
    receipt().map(Receipt::files).orElseGet(this::linked).stream()
        .filter(file -> file.hash().kind() == FileHash.Kind.SHA256)
        .filter(file -> folder.resolve(file.name()).toFile().length() == file.size())
        .forEach(file -> known.put(file.name(), file.hash().hex()));
    return known;
  }

  private List<HubFile> linked() {
    try (Stream<Path> links = Files.list(folder)) {
      List<HubFile> files = new ArrayList<>();
      for (Path link : (Iterable<Path>) links.filter(Files::isRegularFile)::iterator) {
        Path blob = link.toRealPath();
        FileHash.ofTag(blob.getFileName().toString())
            .ifPresent(
                hash ->
                    files.add(
                        new HubFile(link.getFileName().toString(), blob.toFile().length(), hash)));
      }
      return files;
    } catch (IOException e) {
      throw new HubException("Cannot read " + folder + ": " + e, e);
    }
  }

  /** Bytes of all files that are there. */
  public long size() {
    try (Stream<Path> files = Files.walk(folder)) {
      long size = 0;
      for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
        size += Files.size(file);
      }
      return size;
    } catch (IOException e) {
      throw new HubException("Cannot read " + folder + ": " + e, e);
    }
  }
}
