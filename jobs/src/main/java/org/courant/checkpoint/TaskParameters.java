package org.courant.checkpoint;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/**
 * What {@code task_specific_params} of {@code config.json} says of a task: generation settings that
 * go before all others, and what is put before every text. Transformers' pipelines read it so.
 */
final class TaskParameters {
  private static final String KEY = "task_specific_params";
  private static final String PREFIX = "prefix";

  private final Optional<JsonFields> parameters;

  private TaskParameters(Optional<JsonFields> parameters) {
    this.parameters = parameters;
  }

  /** Those of a task. A translator's are named by languages, and are not read. */
  static TaskParameters of(JsonFields config, ModelTask task) {
    if (task == ModelTask.TRANSLATION || !config.has(KEY)) {
      return new TaskParameters(Optional.empty());
    }
    JsonFields tasks = config.fields(KEY);
    return new TaskParameters(Optional.of(task.label()).filter(tasks::has).map(tasks::fields));
  }

  /** The word before every text; a space follows it. Empty for none. */
  String prefix() {
    String prefix =
        parameters.filter(fields -> fields.has(PREFIX)).map(f -> f.text(PREFIX)).orElse("");
    if (!prefix.isEmpty() && !prefix.equals(prefix.strip() + " ")) {
      throw parameters.orElseThrow().refuse(PREFIX, "must be words and one space");
    }
    return prefix.strip();
  }

  /** Generation settings over those of the checkpoint. */
  Optional<JsonFields> generation() {
    return parameters.map(
        fields -> {
          ObjectNode settings = fields.object().deepCopy();
          settings.remove(PREFIX);
          return new JsonFields(fields.file(), fields.prefix(), settings);
        });
  }
}
