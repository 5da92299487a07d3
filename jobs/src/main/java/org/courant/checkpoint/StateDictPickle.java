package org.courant.checkpoint;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A pickled state dict: its tensors, and the storages that hold their values. Knows the few names
 * such a pickle needs and refuses every other; a pickle may otherwise name any function of Python
 * to be run.
 */
final class StateDictPickle {
  /**
   * Values that lie beside the pickle.
   *
   * @param type of all values
   * @param key its name in the file
   * @param count number of values
   */
  record Storage(StoredType type, String key, long count) {}

  /** A view on a storage: first element, sizes and strides, all in elements. */
  record PickledTensor(Storage storage, long offset, List<Long> shape, List<Long> strides) {
    PickledTensor {
      shape = List.copyOf(shape);
      strides = List.copyOf(strides);
    }
  }

  private final Path file;
  private final Map<String, Storage> storages = new LinkedHashMap<>();
  private final Map<String, PickledTensor> tensors = new LinkedHashMap<>();

  private StateDictPickle(Path file) {
    this.file = file;
  }

  /** Reads a state dict; {@code in} starts with its pickle and is left behind it. */
  static StateDictPickle read(Path file, ByteBuffer in) {
    StateDictPickle dict = new StateDictPickle(file);
    Object root = dict.root(in);
    if (!(root instanceof PickleReader.Dict entries)) {
      throw dict.refused("holds no state dict");
    }
    entries
        .values()
        .forEach((key, value) -> dict.tensors.put(dict.name(key), dict.tensor(key, value)));
    return dict;
  }

  /** Reads what {@code torch.save} pickles around a state dict: numbers, texts, dicts and lists. */
  static Object plain(Path file, ByteBuffer in) {
    return new StateDictPickle(file).root(in);
  }

  private Object root(ByteBuffer in) {
    return new PickleReader(file, in, this::global, this::call, this::storage).read();
  }

  /** The tensors by name, in the order of the state dict. */
  Map<String, PickledTensor> tensors() {
    return Collections.unmodifiableMap(tensors);
  }

  /** Every storage that the pickle refers to, by its key. */
  Map<String, Storage> storages() {
    return Collections.unmodifiableMap(storages);
  }

  private String name(Object key) {
    if (key instanceof String name) {
      return name;
    }
    throw refused("has an entry without a name: " + key);
  }

  private PickledTensor tensor(Object key, Object value) {
    if (value instanceof PickledTensor tensor) {
      return tensor;
    }
    throw refused("entry " + key + " is no tensor: no plain state dict");
  }

  private Object global(String module, String name) {
    return switch (module + "." + name) {
      case "collections.OrderedDict" -> Function.ORDERED_DICT;
      // The latter before PyTorch 0.4, without the arguments about gradients.
      case "torch._utils._rebuild_tensor_v2", "torch._utils._rebuild_tensor" ->
          Function.REBUILD_TENSOR;
      case "torch._utils._rebuild_parameter" -> Function.REBUILD_PARAMETER;
      case "torch.DoubleStorage" -> StoredType.FLOAT64;
      case "torch.FloatStorage" -> StoredType.FLOAT32;
      case "torch.HalfStorage" -> StoredType.FLOAT16;
      case "torch.BFloat16Storage" -> StoredType.BFLOAT16;
      case "torch.LongStorage" -> StoredType.INT64;
      case "torch.IntStorage" -> StoredType.INT32;
      case "torch.ShortStorage" -> StoredType.INT16;
      case "torch.CharStorage" -> StoredType.INT8;
      case "torch.ByteStorage" -> StoredType.UINT8;
      case "torch.BoolStorage" -> StoredType.BOOL;
      default ->
          throw refused(
              "names " + module + "." + name + ", which no state dict needs and is not run");
    };
  }

  private enum Function {
    ORDERED_DICT,
    REBUILD_TENSOR,
    REBUILD_PARAMETER
  }

  private Object call(Object function, List<Object> arguments) {
    if (!(function instanceof Function known)) {
      throw refused("calls something that is no function");
    }
    return switch (known) {
      case ORDERED_DICT -> orderedDict(arguments);
      case REBUILD_TENSOR -> rebuildTensor(arguments);
      // A parameter is its data; gradients and hooks mean nothing here.
      case REBUILD_PARAMETER -> {
        if (!arguments.isEmpty() && arguments.get(0) instanceof PickledTensor data) {
          yield data;
        }
        throw refused("rebuilds a parameter from something that is no tensor");
      }
    };
  }

  /** Without arguments, or as Python 2 writes it: from a list of keys and values in pairs. */
  private PickleReader.Dict orderedDict(List<Object> arguments) {
    PickleReader.Dict dict = new PickleReader.Dict();
    if (arguments.isEmpty()) {
      return dict;
    }
    if (arguments.size() == 1 && arguments.get(0) instanceof List<?> entries) {
      entries.forEach(entry -> put(dict, entry));
      return dict;
    }
    throw refused("makes an OrderedDict from something that is no list");
  }

  private void put(PickleReader.Dict dict, Object entry) {
    if (entry instanceof List<?> pair && pair.size() == 2 && pair.get(0) instanceof String key) {
      dict.values().put(key, pair.get(1));
    } else {
      throw refused("makes an OrderedDict with an entry that is no name with a value");
    }
  }

  /** Arguments: storage, offset, size, stride, then things about gradients. */
  private PickledTensor rebuildTensor(List<Object> arguments) {
    if (arguments.size() >= 4
        && arguments.get(0) instanceof Storage storage
        && arguments.get(1) instanceof Long offset
        && arguments.get(2) instanceof List<?> shape
        && arguments.get(3) instanceof List<?> strides
        && shape.size() == strides.size()) {
      return new PickledTensor(storage, offset, longs(shape), longs(strides));
    }
    throw refused("rebuilds a tensor from arguments of the wrong kind");
  }

  private List<Long> longs(List<?> values) {
    if (values.stream().allMatch(Long.class::isInstance)) {
      return values.stream().map(Long.class::cast).toList();
    }
    throw refused("has a tensor whose shape is not made of whole numbers");
  }

  /**
   * A persistent id: the word "storage", its type, key, device and number of elements. The format
   * before PyTorch 1.6 adds what part of it is another storage, None since there are no such views.
   */
  private Storage storage(Object id) {
    if (id instanceof List<?> parts
        && (parts.size() == 5 || parts.size() == 6)
        && "storage".equals(parts.get(0))
        && parts.get(1) instanceof StoredType type
        && parts.get(2) instanceof String key
        && parts.get(4) instanceof Long count
        && count >= 0
        && count <= Long.MAX_VALUE / Long.BYTES) {
      if (parts.size() == 6 && parts.get(5) != PickleReader.NONE) {
        throw refused(
            "storage "
                + key
                + " is a view of another one, which is not read; load and save the file anew with a"
                + " later PyTorch");
      }
      return known(new Storage(type, key, count));
    }
    throw refused("refers to something that is no storage");
  }

  private Storage known(Storage storage) {
    Storage before = storages.putIfAbsent(storage.key(), storage);
    if (before != null && !before.equals(storage)) {
      throw refused(
          "storage %s is said to hold %,d %s, and elsewhere %,d %s"
              .formatted(
                  storage.key(), before.count(), before.type(), storage.count(), storage.type()));
    }
    return storage;
  }

  private CheckpointException refused(String reason) {
    return new CheckpointException(file, reason);
  }
}
