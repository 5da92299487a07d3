package org.courant.checkpoint;

import java.util.Set;

/**
 * The settings of {@code config.json}. A value that is missing or of another type is a {@link
 * CheckpointException} that names file, key and value; a key with the value null counts as missing.
 */
public final class ModelConfig {
  private final JsonFields fields;

  ModelConfig(JsonFields fields) {
    this.fields = fields;
  }

  /** The family, {@code marian} for one. */
  public String modelType() {
    return fields.text("model_type");
  }

  public int integer(String key) {
    return fields.integer(key);
  }

  public int integer(String key, int otherwise) {
    return fields.has(key) ? fields.integer(key) : otherwise;
  }

  public double number(String key) {
    return fields.number(key);
  }

  public double number(String key, double otherwise) {
    return fields.has(key) ? fields.number(key) : otherwise;
  }

  public boolean flag(String key) {
    return fields.flag(key);
  }

  public boolean flag(String key, boolean otherwise) {
    return fields.has(key) ? fields.flag(key) : otherwise;
  }

  public String text(String key) {
    return fields.text(key);
  }

  public String text(String key, String otherwise) {
    return fields.has(key) ? fields.text(key) : otherwise;
  }

  /** Whether the key is there with a value other than null. */
  public boolean has(String key) {
    return fields.has(key);
  }

  /** All keys, also those whose value is null. */
  public Set<String> keys() {
    return fields.keys();
  }

  /** The exception for a key whose value this program cannot honour. */
  public CheckpointException refuse(String key, String reason) {
    return fields.refuse(key, reason);
  }
}
