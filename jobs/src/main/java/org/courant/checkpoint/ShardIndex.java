package org.courant.checkpoint;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The {@code *.index.json} of weights in shards.
 *
 * @param file the index
 * @param shards the file of each tensor
 */
record ShardIndex(Path file, Map<String, Path> shards) {
  static ShardIndex read(Path file) {
    JsonFields map = JsonFields.read(file).fields("weight_map");
    Map<String, Path> shards = new LinkedHashMap<>();
    for (String tensor : map.keys()) {
      String name = map.text(tensor);
      // An index comes with a download; it must not reach outside its folder.
      if (!name.matches("[A-Za-z0-9_][A-Za-z0-9_.-]*")) {
        throw map.refuse(tensor, "which is no plain file name");
      }
      Path shard = file.resolveSibling(name);
      if (!Files.isRegularFile(shard)) {
        throw map.refuse(tensor, "but there is no such file");
      }
      shards.put(tensor, shard);
    }
    if (shards.isEmpty()) {
      throw new CheckpointException(file, "weight_map names no tensor");
    }
    return new ShardIndex(file, shards);
  }

  /** The shards, each once. */
  List<Path> files() {
    return shards.values().stream().distinct().toList();
  }
}
