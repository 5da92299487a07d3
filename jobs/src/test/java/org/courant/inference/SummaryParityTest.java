package org.courant.inference;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.courant.checkpoint.Fixtures;
import org.courant.checkpoint.ModelTask;
import org.courant.tokenizer.Tokenizer;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Summaries by the settings that published summarizers bring equal Transformers'; {@code
 * models/parity/record_summaries.py} is the recipe.
 */
class SummaryParityTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir Path folder;

  static Stream<JsonNode> summarizers() throws IOException {
    JsonNode file = JSON.readTree(Fixtures.path("parity/summaries.json").toFile());
    return StreamSupport.stream(file.get("summarizers").spliterator(), false);
  }

  @ParameterizedTest
  @MethodSource("summarizers")
  void idsAndScoresEqualTheReference(JsonNode recorded) throws IOException {
    compose(recorded);
    ModelBundle bundle = ModelBundle.open(folder, ModelTask.SUMMARIZATION);
    assertEquals(List.of("en"), bundle.targetLanguages());
    try (TextModel model = TextModel.load(bundle, Precision.FLOAT32);
        Tokenizer tokenizer = Tokenizer.open(bundle.checkpoint())) {
      Map<String, TargetText> found = summaries(model, bundle, recorded.get("results"));
      for (JsonNode result : recorded.get("results")) {
        TargetText summary = found.get(result.get("text").asText());
        int[] ids = JSON.convertValue(result.get("ids"), int[].class);
        assertEquals(tokenizer.decode(ids), summary.text());
        assertEquals(result.get("summary").asText(), summary.text());
        assertEquals(result.get("score").asDouble(), summary.score(), 1e-3, summary.text());
        assertEquals(result.get("source_tokens").asInt(), summary.sourceTokens());
        // A forced first token is not counted.
        int forced = bundle.checkpoint().generation().forcedBosToken().isPresent() ? 1 : 0;
        assertEquals(ids.length - forced, summary.targetTokens());
      }
    }
    assertTrue(recorded.get("results").size() >= 8);
  }

  private static Map<String, TargetText> summaries(
      TextModel model, ModelBundle bundle, JsonNode results) {
    List<SourceText> texts = new ArrayList<>();
    results.forEach(
        result ->
            texts.add(new SourceText(result.get("text").asText(), result.get("text").asText())));
    Map<String, TargetText> found = new HashMap<>();
    model
        .translate(texts, List.of("en"), bundle.generationDefaults(), 512)
        .targets()
        .forEach(target -> found.put(target.key(), target));
    return found;
  }

  private void compose(JsonNode recorded) throws IOException {
    Path weights = Fixtures.path(recorded.get("weights").asText());
    Files.copy(weights.resolve("model.safetensors"), folder.resolve("model.safetensors"));
    try (Stream<Path> files = Files.list(Fixtures.path(recorded.get("tokenizer").asText()))) {
      for (Path file : (Iterable<Path>) files::iterator) {
        String name = file.getFileName().toString();
        if (name.contains("token") || name.endsWith(".model")) {
          Files.copy(file, folder.resolve(name));
        }
      }
    }
    ObjectNode config = (ObjectNode) JSON.readTree(weights.resolve("config.json").toFile());
    config.setAll((ObjectNode) recorded.get("config"));
    JSON.writeValue(folder.resolve("config.json").toFile(), config);
    if (recorded.get("generation").isObject()) {
      JSON.writeValue(
          folder.resolve("generation_config.json").toFile(), recorded.get("generation"));
    }
  }
}
