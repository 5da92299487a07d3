package org.courant.checkpoint;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Typed access to one JSON object of a file. Keys that are missing or null are absent; everything
 * else that does not fit is a {@link CheckpointException} naming file, key and value.
 *
 * @param file for messages
 * @param prefix path of the object inside the file, for messages
 * @param object the fields
 */
record JsonFields(Path file, String prefix, ObjectNode object) {
  // A key given twice would silently lose its first value.
  private static final ObjectReader READER =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build()
          .readerFor(JsonNode.class);

  /** Reads a file that holds one JSON object. */
  static JsonFields read(Path file) {
    try {
      return parse(file, Files.readAllBytes(file));
    } catch (NoSuchFileException e) {
      throw new CheckpointException(file, "there is no such file", e);
    } catch (IOException e) {
      throw new CheckpointException(file, "cannot be read: " + e, e);
    }
  }

  /** Parses a JSON object found in {@code file}. */
  static JsonFields parse(Path file, byte[] json) {
    JsonNode node;
    try {
      node = READER.readValue(json);
    } catch (JsonProcessingException e) {
      throw new CheckpointException(file, "is not valid JSON: " + e.getOriginalMessage(), e);
    } catch (IOException e) {
      throw new CheckpointException(file, "is not valid JSON: " + e.getMessage(), e);
    }
    if (node instanceof ObjectNode object) {
      return new JsonFields(file, "", object);
    }
    throw new CheckpointException(file, "holds no JSON object");
  }

  boolean has(String key) {
    return object.hasNonNull(key);
  }

  Set<String> keys() {
    Set<String> keys = new LinkedHashSet<>();
    object.fieldNames().forEachRemaining(keys::add);
    return Collections.unmodifiableSet(keys);
  }

  int integer(String key) {
    return integer(key, present(key));
  }

  double number(String key) {
    JsonNode value = present(key);
    if (!value.isNumber()) {
      throw refuse(key, "must be a number");
    }
    return value.doubleValue();
  }

  boolean flag(String key) {
    JsonNode value = present(key);
    if (!value.isBoolean()) {
      throw refuse(key, "must be true or false");
    }
    return value.booleanValue();
  }

  String text(String key) {
    return text(key, present(key));
  }

  /** A list of whole numbers, or one alone. */
  List<Integer> integers(String key) {
    JsonNode value = present(key);
    if (!value.isArray()) {
      return List.of(integer(key, value));
    }
    List<Integer> integers = new ArrayList<>();
    value.forEach(element -> integers.add(integer(key, element)));
    return List.copyOf(integers);
  }

  /** A list of whole numbers of any size. */
  List<Long> longs(String key) {
    JsonNode value = present(key);
    if (!value.isArray()) {
      throw refuse(key, "must be a list of whole numbers");
    }
    List<Long> longs = new ArrayList<>();
    for (JsonNode element : value) {
      if (!element.isIntegralNumber() || !element.canConvertToLong()) {
        throw refuse(key, "must be a list of whole numbers");
      }
      longs.add(element.longValue());
    }
    return longs;
  }

  List<String> texts(String key) {
    JsonNode value = present(key);
    if (!value.isArray()) {
      throw refuse(key, "must be a list of texts");
    }
    List<String> texts = new ArrayList<>();
    value.forEach(element -> texts.add(text(key, element)));
    return List.copyOf(texts);
  }

  JsonFields fields(String key) {
    if (present(key) instanceof ObjectNode inner) {
      return new JsonFields(file, prefix + key + ".", inner);
    }
    throw refuse(key, "must be an object");
  }

  JsonNode present(String key) {
    JsonNode value = object.get(key);
    if (value == null || value.isNull()) {
      throw new CheckpointException(file, prefix + key + " is missing");
    }
    return value;
  }

  CheckpointException refuse(String key, String reason) {
    return new CheckpointException(file, prefix + key + " is " + shown(key) + ", " + reason);
  }

  private int integer(String key, JsonNode value) {
    if (!value.isIntegralNumber() || !value.canConvertToInt()) {
      throw refuse(key, "must be a whole number");
    }
    return value.intValue();
  }

  private String text(String key, JsonNode value) {
    if (!value.isTextual()) {
      throw refuse(key, "must be a text");
    }
    return value.textValue();
  }

  private String shown(String key) {
    String value = String.valueOf(object.get(key));
    return value.length() <= 120 ? value : value.substring(0, 120) + "…";
  }
}
