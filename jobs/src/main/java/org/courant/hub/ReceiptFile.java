package org.courant.hub;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@code courant-receipt.json}. */
final class ReceiptFile {
  private static final JsonMapper MAPPER = new JsonMapper();

  private ReceiptFile() {}

  static String text(Receipt receipt) {
    ObjectNode node = MAPPER.createObjectNode();
    node.put("repository", receipt.repository());
    node.put("revision", receipt.revision());
    node.put("commit", receipt.commit());
    node.put("endpoint", receipt.endpoint().toString());
    node.put("pulled_at", receipt.pulledAt().toString());
    receipt.licence().ifPresent(licence -> node.put("licence", licence));
    ArrayNode files = node.putArray("files");
    for (HubFile file : receipt.files()) {
      files
          .addObject()
          .put("name", file.name())
          .put("size", file.size())
          .put(file.hash().kind().label(), file.hash().hex());
    }
    try {
      return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(node) + "\n";
    } catch (JsonProcessingException e) {
      throw new AssertionError("a tree of texts and numbers can be written", e);
    }
  }

  /** The receipt in a file, if there is one; a damaged one is a HubException. */
  static Optional<Receipt> read(Path file) {
    if (!Files.isRegularFile(file)) {
      return Optional.empty();
    }
    try {
      JsonNode node = MAPPER.readTree(file.toFile());
      List<HubFile> files = new ArrayList<>();
      for (JsonNode each : node.path("files")) {
        files.add(file(each));
      }
      return Optional.of(
          new Receipt(
              node.path("repository").asText(),
              node.path("revision").asText(),
              node.path("commit").asText(),
              URI.create(node.path("endpoint").asText()),
              Instant.parse(node.path("pulled_at").asText()),
              Optional.of(node.path("licence").asText()).filter(text -> !text.isEmpty()),
              files));
    } catch (IOException | IllegalArgumentException | DateTimeException e) {
      throw new HubException("Cannot use the receipt " + file + ": " + e.getMessage(), e);
    }
  }

  private static HubFile file(JsonNode node) {
    String name = node.path("name").asText();
    for (FileHash.Kind kind : FileHash.Kind.values()) {
      if (node.has(kind.label())) {
        FileHash hash = new FileHash(kind, node.path(kind.label()).asText());
        return new HubFile(name, node.path("size").asLong(-1), hash);
      }
    }
    throw new IllegalArgumentException("file " + Shown.text(name) + " has no hash");
  }
}
