package org.courant.hub;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Which files of a repository a translation needs: settings, tokenizer, and one form of the
 * weights. Everything else stays where it is: weights of other frameworks, training state, cards.
 */
final class WantedFiles {
  private static final String CONFIG = "config.json";
  private static final String INDEX_END = ".index.json";

  private static final Set<String> SETTINGS =
      Set.of(
          CONFIG,
          "generation_config.json",
          "bundle.json",
          "tokenizer_config.json",
          "special_tokens_map.json",
          "added_tokens.json",
          "tokenizer.json",
          "vocab.json",
          "target_vocab.json",
          "merges.txt",
          "spiece.model",
          "sentencepiece.bpe.model",
          "sentencepiece.model");

  /** The first that is there is taken: safetensors before pickles, one file before shards. */
  static final List<String> WEIGHTS =
      List.of(
          "model.safetensors",
          "model.safetensors" + INDEX_END,
          "pytorch_model.bin",
          "pytorch_model.bin" + INDEX_END);

  private final HubName name;
  private final Listing listing;

  WantedFiles(HubName name, Listing listing) {
    this.name = name;
    this.listing = listing;
  }

  /** Settings and tokenizer. */
  List<HubFile> settings() {
    if (listing.find(CONFIG).isEmpty()) {
      throw new HubException("Cannot use " + name + ": it has no config.json" + instead());
    }
    return listing.files().stream()
        .filter(file -> SETTINGS.contains(file.name()) || isSentencePiece(file.name()))
        .toList();
  }

  private static boolean isSentencePiece(String name) {
    return name.endsWith(".spm") && !name.contains("/");
  }

  /** The file of all weights, or the index of the shards. */
  HubFile weights() {
    return WEIGHTS.stream()
        .flatMap(file -> listing.find(file).stream())
        .findFirst()
        .orElseThrow(
            () ->
                new HubException(
                    "Cannot use %s: it has no weights, none of %s%s"
                        .formatted(name, String.join(", ", WEIGHTS), instead())));
  }

  static boolean isIndex(HubFile weights) {
    return weights.name().endsWith(INDEX_END);
  }

  /** The shards that a fetched index names. */
  List<HubFile> shards(HubFile index, Path content) {
    Set<String> names = new LinkedHashSet<>();
    try {
      for (JsonNode shard : new JsonMapper().readTree(content.toFile()).path("weight_map")) {
        names.add(shard.asText());
      }
    } catch (IOException e) {
      throw new HubException("Cannot use " + index.name() + " of " + name + ": it is no JSON", e);
    }
    List<HubFile> shards = new ArrayList<>();
    for (String shard : names) {
      // The index is data as well: only a file that is listed, at the top, is fetched.
      Optional<HubFile> file = listing.find(shard).filter(found -> !shard.contains("/"));
      shards.add(
          file.orElseThrow(
              () ->
                  new HubException(
                      "Cannot use %s: %s names \"%s\", which the repository does not hold"
                          .formatted(name, index.name(), Shown.text(shard)))));
    }
    if (shards.isEmpty()) {
      throw new HubException("Cannot use " + name + ": " + index.name() + " names no shard");
    }
    return shards;
  }

  private String instead() {
    List<String> first =
        listing.files().stream().map(HubFile::name).map(Shown::text).limit(10).toList();
    return first.isEmpty() ? "; it is empty" : "; it has " + String.join(", ", first);
  }
}
