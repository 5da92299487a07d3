package org.courant.checkpoint;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The digest that stands for a checkpoint in receipts: equal digests mean equal output. It is made
 * of the files' own SHA-256, so that a file whose hash is known need not be read again.
 */
final class FolderDigest {
  /** Files beside the weights that change the output; cards and original formats do not. */
  private static final Set<String> SETTINGS =
      Set.of(
          "config.json",
          "generation_config.json",
          "tokenizer_config.json",
          "special_tokens_map.json",
          "added_tokens.json",
          "tokenizer.json",
          "vocab.json",
          "target_vocab.json",
          BundleManifest.FILE);

  private FolderDigest() {}

  /**
   * Digests a folder.
   *
   * @param known SHA-256 of files by name, in hexadecimal; all others are read
   */
  static String of(Path folder, List<Path> weights, Map<String, String> known) throws IOException {
    TreeMap<String, Path> files = new TreeMap<>();
    weights.forEach(file -> files.put(file.getFileName().toString(), file));
    try (Stream<Path> entries = Files.list(folder)) {
      entries
          .filter(FolderDigest::isSetting)
          .forEach(f -> files.put(f.getFileName().toString(), f));
    }
    MessageDigest digest = Sha256.begin();
    for (var file : files.entrySet()) {
      String hash = known.get(file.getKey());
      String line = file.getKey() + '\0' + (hash == null ? hash(file.getValue()) : hash) + '\n';
      digest.update(line.getBytes(StandardCharsets.UTF_8));
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private static boolean isSetting(Path file) {
    String name = file.getFileName().toString();
    return Files.isRegularFile(file)
        && (SETTINGS.contains(name) || name.endsWith(".spm") || name.endsWith(".model"));
  }

  private static String hash(Path file) throws IOException {
    MessageDigest digest = Sha256.begin();
    try (InputStream in = Files.newInputStream(file)) {
      Sha256.feed(digest, in);
    }
    return HexFormat.of().formatHex(digest.digest());
  }
}
