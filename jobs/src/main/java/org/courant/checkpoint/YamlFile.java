package org.courant.checkpoint;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceStartEvent;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * Reads YAML as JSON fields: mappings, lists, and plain scalars as whole numbers, other numbers,
 * flags, nothing or texts; a key is always a text. Aliases and tags are refused.
 *
 * <p>Marian writes its vocabularies with yaml-cpp, which leaves in the file some characters that
 * YAML does not allow; they are read here as they stand.
 */
final class YamlFile {
  private static final int DEEPEST = 20;
  private static final int MOST_BYTES = 100_000_000;

  private static final Pattern WHOLE = Pattern.compile("[-+]?\\d{1,18}");
  private static final Pattern NUMBER =
      Pattern.compile("[-+]?(\\d+\\.\\d*|\\.?\\d+)([eE][-+]?\\d+)?");

  private final Path file;
  private final Iterator<Event> events;

  private YamlFile(Path file, String text) {
    this.file = file;
    LoadSettings settings = LoadSettings.builder().setCodePointLimit(MOST_BYTES).build();
    this.events = new Parse(settings).parseString(text).iterator();
  }

  /** Reads a file that holds one mapping. */
  static JsonFields read(Path file) {
    try {
      long size = Files.size(file);
      if (size > MOST_BYTES) {
        throw new CheckpointException(file, "has " + size + " bytes, too many for YAML");
      }
      return parse(file, "", Files.readAllBytes(file));
    } catch (NoSuchFileException e) {
      throw new CheckpointException(file, "there is no such file", e);
    } catch (IOException e) {
      throw new CheckpointException(file, "cannot be read: " + e, e);
    }
  }

  /**
   * Parses a mapping found in {@code file}.
   *
   * @param place of the mapping in the file, for messages
   */
  static JsonFields parse(Path file, String place, byte[] yaml) {
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(yaml)).toString();
      if (new YamlFile(file, Unprintable.hide(text)).document() instanceof ObjectNode object) {
        return new JsonFields(file, place, object);
      }
      throw new CheckpointException(file, place + "holds no YAML mapping");
    } catch (YamlEngineException e) {
      String reason = String.valueOf(e.getMessage()).replaceAll("\\s+", " ");
      throw new CheckpointException(file, place + "is not valid YAML: " + reason, e);
    } catch (CharacterCodingException e) {
      throw new CheckpointException(file, place + "is not valid YAML: it is not UTF-8", e);
    }
  }

  private JsonNode document() {
    next(); // the start of the stream
    if (next().getEventId() != Event.ID.DocumentStart) {
      return JsonNodeFactory.instance.nullNode();
    }
    JsonNode node = node(next(), 0);
    next(); // the end of the document
    if (next().getEventId() != Event.ID.StreamEnd) {
      throw new CheckpointException(file, "is not valid YAML: a second document follows");
    }
    return node;
  }

  private Event next() {
    return events.next();
  }

  private JsonNode node(Event event, int depth) {
    if (depth > DEEPEST) {
      throw new CheckpointException(file, "is nested deeper than " + DEEPEST);
    }
    if (event instanceof MappingStartEvent mapping) {
      requireUntagged(mapping, mapping.getTag().isPresent());
      return mapping(depth);
    }
    if (event instanceof SequenceStartEvent list) {
      requireUntagged(list, list.getTag().isPresent());
      ArrayNode array = JsonNodeFactory.instance.arrayNode();
      for (Event e = next(); e.getEventId() != Event.ID.SequenceEnd; e = next()) {
        array.add(node(e, depth + 1));
      }
      return array;
    }
    return scalar(event);
  }

  private ObjectNode mapping(int depth) {
    ObjectNode object = JsonNodeFactory.instance.objectNode();
    for (Event e = next(); e.getEventId() != Event.ID.MappingEnd; e = next()) {
      if (!(e instanceof ScalarEvent key)) {
        throw new CheckpointException(file, "is not supported: a key is no text");
      }
      requireUntagged(key, key.getTag().isPresent());
      String name = Unprintable.show(key.getValue());
      if (object.has(name)) {
        throw new CheckpointException(file, "has the key " + name + " twice");
      }
      object.set(name, node(next(), depth + 1));
    }
    return object;
  }

  private JsonNode scalar(Event event) {
    if (!(event instanceof ScalarEvent scalar)) {
      throw new CheckpointException(file, "is not supported: it has an alias");
    }
    requireUntagged(scalar, scalar.getTag().isPresent());
    JsonNodeFactory nodes = JsonNodeFactory.instance;
    String value = Unprintable.show(scalar.getValue());
    if (!scalar.isPlain()) {
      return nodes.textNode(value);
    }
    return switch (value) {
      case "", "~", "null" -> nodes.nullNode();
      case "true" -> nodes.booleanNode(true);
      case "false" -> nodes.booleanNode(false);
      default -> number(value);
    };
  }

  private static JsonNode number(String value) {
    if (WHOLE.matcher(value).matches()) {
      return JsonNodeFactory.instance.numberNode(Long.parseLong(value));
    }
    if (NUMBER.matcher(value).matches()) {
      return JsonNodeFactory.instance.numberNode(Double.parseDouble(value));
    }
    return JsonNodeFactory.instance.textNode(value);
  }

  private void requireUntagged(NodeEvent event, boolean tagged) {
    if (tagged || event.getAnchor().isPresent()) {
      throw new CheckpointException(file, "is not supported: it has a tag or an anchor");
    }
  }
}
