package org.courant.checkpoint;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads and checks the JSON header of a safetensors file. */
final class SafetensorsHeader {
  private static final int LENGTH_BYTES = Long.BYTES;

  /** The limit of the reference implementation: no honest header comes near. */
  private static final long MOST_BYTES = 100_000_000;

  private static final String METADATA = "__metadata__";
  private static final Set<String> KEYS = Set.of("dtype", "shape", "data_offsets");

  private final MappedFile file;
  private final long dataStart;

  private SafetensorsHeader(MappedFile file, long dataStart) {
    this.file = file;
    this.dataStart = dataStart;
  }

  /** The tensors of a file, in the order of its header. */
  static Map<String, StoredTensor> read(MappedFile file) {
    if (file.size() < LENGTH_BYTES) {
      throw new CheckpointException(file.path(), "is too short for a safetensors file");
    }
    long length = file.copy(0, LENGTH_BYTES).getLong();
    if (length < 2 || length > MOST_BYTES || length > file.size() - LENGTH_BYTES) {
      throw new CheckpointException(
          file.path(),
          "claims a header of "
              + Long.toUnsignedString(length)
              + " bytes in a file of "
              + file.size());
    }
    JsonFields json = JsonFields.parse(file.path(), file.copy(LENGTH_BYTES, length).array());
    return new SafetensorsHeader(file, LENGTH_BYTES + length).tensors(json);
  }

  private Map<String, StoredTensor> tensors(JsonFields json) {
    Map<String, StoredTensor> tensors = new LinkedHashMap<>();
    for (String name : json.keys()) {
      if (name.equals(METADATA)) {
        JsonFields metadata = json.fields(METADATA);
        metadata.keys().forEach(metadata::text);
      } else {
        tensors.put(name, tensor(name, json.fields(name)));
      }
    }
    requireWholeFile(tensors);
    return tensors;
  }

  private StoredTensor tensor(String name, JsonFields json) {
    if (!json.keys().equals(KEYS)) {
      throw wrong(name, "is described by " + json.keys() + " instead of " + KEYS);
    }
    StoredType type = type(name, json.text("dtype"));
    List<Long> shape = json.longs("shape");
    List<Long> offsets = json.longs("data_offsets");
    long dataBytes = file.size() - dataStart;
    if (offsets.size() != 2
        || offsets.get(0) < 0
        || offsets.get(0) > offsets.get(1)
        || offsets.get(1) > dataBytes) {
      throw wrong(name, "claims data_offsets " + offsets + " in " + dataBytes + " bytes");
    }
    long bytes = offsets.get(1) - offsets.get(0);
    if (bytes != bytes(name, type, shape)) {
      throw wrong(
          name,
          "has %d bytes, but %s of shape %s needs another number".formatted(bytes, type, shape));
    }
    return new StoredTensor(type, shape, dataStart + offsets.get(0), bytes);
  }

  private long bytes(String name, StoredType type, List<Long> shape) {
    try {
      return StoredTensor.bytes(type, shape);
    } catch (ArithmeticException e) {
      throw wrong(name, "has the impossible shape " + shape);
    }
  }

  private StoredType type(String name, String dtype) {
    return switch (dtype) {
      case "F64" -> StoredType.FLOAT64;
      case "F32" -> StoredType.FLOAT32;
      case "F16" -> StoredType.FLOAT16;
      case "BF16" -> StoredType.BFLOAT16;
      case "I64" -> StoredType.INT64;
      case "I32" -> StoredType.INT32;
      case "I16" -> StoredType.INT16;
      case "I8" -> StoredType.INT8;
      case "U8" -> StoredType.UINT8;
      case "BOOL" -> StoredType.BOOL;
      default -> throw wrong(name, "has the dtype " + dtype + ", which is not supported");
    };
  }

  /** The format allows neither gaps nor overlaps nor bytes after the last tensor. */
  private void requireWholeFile(Map<String, StoredTensor> tensors) {
    List<String> names = new ArrayList<>(tensors.keySet());
    names.sort(
        Comparator.comparingLong((String name) -> tensors.get(name).offset())
            .thenComparingLong(name -> tensors.get(name).bytes()));
    long end = dataStart;
    for (String name : names) {
      StoredTensor tensor = tensors.get(name);
      if (tensor.offset() != end) {
        throw wrong(
            name,
            "starts at byte " + tensor.offset() + ", but the tensor before it ends at " + end);
      }
      end += tensor.bytes();
    }
    if (end != file.size()) {
      throw new CheckpointException(
          file.path(), "has " + (file.size() - end) + " bytes after the last tensor");
    }
  }

  private CheckpointException wrong(String name, String reason) {
    return new CheckpointException(file.path(), "tensor " + name + " " + reason);
  }
}
