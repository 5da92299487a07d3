package org.courant.hub;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a repository holds at one commit, as {@code /api/models/…/revision/…?blobs=true} tells it.
 *
 * @param commit the commit that the revision stands for
 * @param licence as its card names it, if it does
 * @param files all files
 */
record Listing(String commit, Optional<String> licence, List<HubFile> files) {
  private static final JsonMapper MAPPER = new JsonMapper();

  Listing {
    files = List.copyOf(files);
  }

  /** Reads an answer; one that makes no sense or names a hostile file is a HubException. */
  static Listing parse(HubName name, byte[] json) {
    try {
      JsonNode node = MAPPER.readTree(json);
      String commit = node.path("sha").asText();
      if (!HubName.isCommit(commit)) {
        throw new IllegalArgumentException("Invalid commit: " + Shown.text(commit));
      }
      List<HubFile> files = new ArrayList<>();
      for (JsonNode file : node.path("siblings")) {
        files.add(file(file));
      }
      return new Listing(commit, licence(node), files);
    } catch (IOException e) {
      throw new HubException("Cannot read the hub's answer about " + name + ": it is no JSON", e);
    } catch (IllegalArgumentException e) {
      throw new HubException(
          "Cannot use the hub's answer about " + name + ": " + e.getMessage(), e);
    }
  }

  /** A file at the top of the repository. */
  Optional<HubFile> find(String name) {
    return files.stream().filter(file -> file.name().equals(name)).findFirst();
  }

  private static HubFile file(JsonNode node) {
    String name = node.path("rfilename").asText();
    JsonNode lfs = node.path("lfs");
    FileHash hash =
        lfs.isObject()
            ? new FileHash(FileHash.Kind.SHA256, lfs.path("sha256").asText())
            : new FileHash(FileHash.Kind.GIT_SHA1, node.path("blobId").asText());
    return new HubFile(name, node.path("size").asLong(lfs.path("size").asLong(-1)), hash);
  }

  private static Optional<String> licence(JsonNode node) {
    List<String> found = new ArrayList<>();
    JsonNode card = node.path("cardData").path("license");
    if (card.isTextual()) {
      found.add(card.textValue());
    }
    card.forEach(each -> found.add(each.asText()));
    if (found.isEmpty()) {
      for (JsonNode tag : node.path("tags")) {
        if (tag.asText().startsWith("license:")) {
          found.add(tag.asText().substring("license:".length()));
        }
      }
    }
    return found.isEmpty() ? Optional.empty() : Optional.of(Shown.text(String.join(", ", found)));
  }
}
