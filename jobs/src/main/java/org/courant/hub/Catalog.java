package org.courant.hub;

import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.StreamSupport;

/** The public checkpoints that travel as a list with the program. */
public final class Catalog {
  private static final String RESOURCE = "/models/catalog/catalog.json";
  private static final JsonMapper MAPPER =
      JsonMapper.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

  private Catalog() {}

  /** All entries, in the order of the file. */
  public static List<CatalogEntry> read() {
    try (InputStream stream = Catalog.class.getResourceAsStream(RESOURCE)) {
      if (stream == null) {
        throw new IllegalStateException("Missing resource: " + RESOURCE);
      }
      List<CatalogEntry> entries = new ArrayList<>();
      for (JsonNode node : MAPPER.readTree(stream).required("entries")) {
        entries.add(entry(node));
      }
      return entries;
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read resource " + RESOURCE, e);
    }
  }

  private static CatalogEntry entry(JsonNode node) {
    return new CatalogEntry(
        node.required("name").textValue(),
        CatalogEntry.Task.valueOf(upper(node.required("task"))),
        node.required("family").textValue(),
        texts(node.required("from")),
        texts(node.required("to")),
        node.has("languages")
            ? OptionalInt.of(node.get("languages").intValue())
            : OptionalInt.empty(),
        Optional.ofNullable(node.get("licence")).map(JsonNode::textValue),
        Optional.ofNullable(node.get("weights")).map(Catalog::weights),
        Optional.ofNullable(node.get("table")).map(Catalog::table),
        texts(node.required("tokenizer")),
        CatalogEntry.Runs.valueOf(upper(node.required("runs"))),
        node.path("note").asText(),
        children(node.required("scores")).stream().map(Catalog::score).toList(),
        texts(node.required("sources")).stream().map(URI::create).toList());
  }

  private static CatalogEntry.Weights weights(JsonNode node) {
    String stored = node.required("stored").textValue();
    int bytes =
        switch (stored) {
          case "float32" -> 4;
          case "float16" -> 2;
          default -> throw new IllegalStateException("Unknown type of weights: " + stored);
        };
    return new CatalogEntry.Weights(
        node.required("file").textValue(), node.required("megabytes").longValue(), bytes);
  }

  private static CatalogEntry.Table table(JsonNode node) {
    return new CatalogEntry.Table(
        node.required("rows").intValue(),
        node.required("width").intValue(),
        node.required("tied").booleanValue());
  }

  private static CatalogEntry.Score score(JsonNode node) {
    return new CatalogEntry.Score(
        node.required("languages").textValue(),
        node.required("test_set").textValue(),
        node.required("metric").textValue(),
        node.required("value").doubleValue(),
        URI.create(node.required("source").textValue()));
  }

  private static List<String> texts(JsonNode list) {
    return children(list).stream().map(JsonNode::textValue).toList();
  }

  private static List<JsonNode> children(JsonNode list) {
    return StreamSupport.stream(list.spliterator(), false).toList();
  }

  private static String upper(JsonNode text) {
    return text.textValue().toUpperCase(Locale.ROOT);
  }
}
