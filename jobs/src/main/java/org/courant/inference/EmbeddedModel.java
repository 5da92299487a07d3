package org.courant.inference;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import org.apache.commons.io.FileUtils;
import org.courant.checkpoint.Calibration;
import org.courant.checkpoint.Sha256;

/** The default model among the program's resources. Weights are mapped, so they must be a file. */
final class EmbeddedModel {
  private static final String NAME = "courant-en-ko-uk";
  private static final String RESOURCES = "/models/" + NAME + "/";
  private static final List<String> FILES =
      List.of(
          "bundle.json",
          Calibration.FILE,
          "config.json",
          "generation_config.json",
          "tokenizer_config.json",
          "vocab.json",
          "source.spm",
          "target.spm",
          "model.safetensors");

  private EmbeddedModel() {}

  /** The folder: the resources themselves when they are files, else a copy in the cache. */
  static Path folder() {
    URL config = resource("config.json");
    if ("file".equals(config.getProtocol())) {
      return Path.of(uri(config)).getParent();
    }
    Path cache = CacheFolder.ofProcess();
    try {
      return unpack(cache);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot unpack the embedded model below " + cache, e);
    }
  }

  private static URL resource(String file) {
    URL url = EmbeddedModel.class.getResource(RESOURCES + file);
    if (url == null) {
      throw new IllegalStateException(
          "This build carries no model (missing " + RESOURCES + file + "): name one with --model");
    }
    return url;
  }

  private static URI uri(URL url) {
    try {
      return url.toURI();
    } catch (URISyntaxException e) {
      throw new IllegalStateException("Cannot locate " + url, e);
    }
  }

  /**
   * Copies the files beside their final place and renames: another process that does the same never
   * sees a half-copied model, and the loser of the race uses the winner's copy. What is there
   * already is used as it is, and nothing is written.
   */
  static Path unpack(Path cache) throws IOException {
    // The folder is named by its content: a newer build never meets an older build's copy.
    Path folder = cache.resolve(digest().substring(0, 16)).resolve(NAME);
    if (Files.isDirectory(folder)) {
      return folder;
    }
    Files.createDirectories(folder.getParent());
    Path draft = Files.createTempDirectory(cache, NAME + "-");
    try {
      for (String file : FILES) {
        try (InputStream stream = resource(file).openStream()) {
          Files.copy(stream, draft.resolve(file));
        }
      }
      move(draft, folder);
      return folder;
    } finally {
      FileUtils.deleteDirectory(draft.toFile());
    }
  }

  private static String digest() throws IOException {
    MessageDigest digest = Sha256.begin();
    for (String file : FILES) {
      digest.update((file + '\0').getBytes(StandardCharsets.UTF_8));
      try (InputStream stream = resource(file).openStream()) {
        Sha256.feed(digest, stream);
      }
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private static void move(Path draft, Path folder) throws IOException {
    try {
      Files.move(draft, folder, StandardCopyOption.ATOMIC_MOVE);
    } catch (FileAlreadyExistsException | DirectoryNotEmptyException e) {
      if (!Files.isDirectory(folder)) {
        throw e;
      }
    }
  }
}
