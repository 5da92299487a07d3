package org.courant.checkpoint;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** Weights in several files, found by an {@code *.index.json}. */
public final class ShardedTensors implements TensorStore {
  private final Path index;
  private final Map<Path, TensorStore> stores;
  private final Map<String, TensorStore> tensors;

  private ShardedTensors(
      Path index, Map<Path, TensorStore> stores, Map<String, TensorStore> tensors) {
    this.index = index;
    this.stores = stores;
    this.tensors = tensors;
  }

  /** Opens every shard that the index names. */
  static ShardedTensors open(Path index, Function<Path, TensorStore> format) {
    Map<Path, TensorStore> stores = new HashMap<>();
    Map<String, TensorStore> tensors = new LinkedHashMap<>();
    try {
      ShardIndex.read(index)
          .shards()
          .forEach(
              (name, file) -> {
                TensorStore store = stores.computeIfAbsent(file, format);
                if (!store.contains(name)) {
                  throw new CheckpointException(file, "lacks tensor " + name + " of " + index);
                }
                tensors.put(name, store);
              });
    } catch (CheckpointException e) {
      stores.values().forEach(TensorStore::close);
      throw e;
    }
    return new ShardedTensors(index, stores, Collections.unmodifiableMap(tensors));
  }

  @Override
  public Set<String> names() {
    return tensors.keySet();
  }

  @Override
  public boolean contains(String name) {
    return tensors.containsKey(name);
  }

  @Override
  public long[] shape(String name) {
    return store(name).shape(name);
  }

  @Override
  public StoredType type(String name) {
    return store(name).type(name);
  }

  @Override
  public long bytes(String name) {
    return store(name).bytes(name);
  }

  @Override
  public ByteBuffer floats(String name) {
    return store(name).floats(name);
  }

  @Override
  public void close() {
    stores.values().forEach(TensorStore::close);
  }

  private TensorStore store(String name) {
    TensorStore store = tensors.get(name);
    if (store == null) {
      throw new CheckpointException(index, "names no tensor " + name);
    }
    return store;
  }
}
