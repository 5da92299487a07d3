package org.courant.checkpoint;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.courant.checkpoint.StateDictPickle.Storage;
import org.courant.checkpoint.ZipArchive.Region;

/**
 * A state dict as {@code torch.save} wrote it before PyTorch 1.6 (2020): five pickles one after
 * another and then the storages.
 *
 * <ol>
 *   <li>a magic number
 *   <li>the version of the format, 1001
 *   <li>a dict about the machine, {@code little_endian} among its keys
 *   <li>the state dict, whose tensors refer to storages by key
 *   <li>the list of these keys
 * </ol>
 *
 * <p>For each key, in the order of the list, follow the number of elements in 8 bytes and the
 * elements, little-endian and without padding. What comes after the last storage is not read.
 *
 * @see <a href="https://github.com/pytorch/pytorch/blob/main/torch/serialization.py">{@code
 *     _legacy_load} in torch.serialization</a>
 */
final class LegacyStateDict {
  private static final BigInteger MAGIC_NUMBER = new BigInteger("1950a86a20f9469cfc6c", 16);
  private static final long VERSION = 1001;

  /** The opcode that every pickle of protocol 2 and above starts with. */
  private static final byte PROTOCOL = (byte) 0x80;

  /** The first three pickles need about 140 bytes together. */
  private static final int MOST_PREFACE_BYTES = 4096;

  private static final int MOST_BYTES = MOST_PREFACE_BYTES + 2 * StateDictFile.MOST_PICKLE_BYTES;

  private final MappedFile file;

  /** The pickles: bytes of the file from its start. */
  private final ByteBuffer in;

  private LegacyStateDict(MappedFile file) {
    this.file = file;
    this.in = file.view(0, Math.min(file.size(), MOST_BYTES));
  }

  /** Whether a file starts with a pickle. */
  static boolean isIn(MappedFile file) {
    return file.size() > 0 && file.copy(0, 1).get() == PROTOCOL;
  }

  /** Finds the tensors; every size is compared with the file's. */
  static Map<String, StridedTensor> read(MappedFile file) {
    return new LegacyStateDict(file).read();
  }

  private Map<String, StridedTensor> read() {
    readPreface();
    StateDictPickle dict = StateDictPickle.read(file.path(), upTo(StateDictFile.MOST_PICKLE_BYTES));
    Object keys = StateDictPickle.plain(file.path(), upTo(StateDictFile.MOST_PICKLE_BYTES));
    if (!(keys instanceof List<?> list)) {
      throw refused("has no list of storages after its state dict");
    }
    Map<String, Region> regions = regions(list, dict.storages());
    Map<String, StridedTensor> tensors = new LinkedHashMap<>();
    dict.tensors()
        .forEach(
            (name, tensor) -> {
              Region region = regions.get(tensor.storage().key());
              tensors.put(name, StridedTensor.locate(file.path(), name, tensor, region));
            });
    return tensors;
  }

  private void readPreface() {
    Path path = file.path();
    Object magic = StateDictPickle.plain(path, upTo(MOST_PREFACE_BYTES));
    if (!MAGIC_NUMBER.equals(magic)) {
      throw refused("is a pickle without the magic number that torch.save starts with");
    }
    Object version = StateDictPickle.plain(path, upTo(MOST_PREFACE_BYTES));
    if (!(version instanceof Long number) || number != VERSION) {
      String found = version instanceof Long ? "version " + version : "no version number";
      throw refused("is in a format of torch.save with " + found + ", only 1001 is read");
    }
    Object machine = StateDictPickle.plain(path, upTo(MOST_PREFACE_BYTES));
    if (!(machine instanceof PickleReader.Dict facts)
        || !(facts.values().get("little_endian") instanceof Boolean littleEndian)) {
      throw refused("does not say whether it was saved on a little-endian machine");
    }
    if (!littleEndian) {
      throw refused("was saved on a big-endian machine");
    }
  }

  /** The pickles from here, bounded so that no next one takes more than {@code bytes}. */
  private ByteBuffer upTo(int bytes) {
    return in.limit((int) Math.min(in.capacity(), (long) in.position() + bytes));
  }

  /** Walks the storages behind the last pickle. */
  private Map<String, Region> regions(List<?> keys, Map<String, Storage> storages) {
    Map<String, Region> regions = new LinkedHashMap<>();
    long at = in.position();
    for (Object key : keys) {
      // Only texts can be put into a message: a list may contain itself.
      if (!(key instanceof String name)) {
        throw refused("lists a storage whose key is no text");
      }
      if (!storages.containsKey(name)) {
        throw refused("lists storage " + name + ", which its state dict does not use");
      }
      if (regions.containsKey(name)) {
        throw refused("lists storage " + name + " twice");
      }
      Region region = region(storages.get(name), at);
      regions.put(name, region);
      at = region.offset() + region.length();
    }
    for (String key : storages.keySet()) {
      if (!regions.containsKey(key)) {
        throw refused("does not list storage " + key + ", which its state dict uses");
      }
    }
    return regions;
  }

  private Region region(Storage storage, long at) {
    long bytes = storage.count() * storage.type().width();
    if (file.size() - at - Long.BYTES < bytes) {
      throw refused(
          "storage %s of %,d %s takes %,d bytes after byte %,d, but the file ends at byte %,d"
              .formatted(
                  storage.key(),
                  storage.count(),
                  storage.type(),
                  bytes,
                  at + Long.BYTES,
                  file.size()));
    }
    long count = file.copy(at, Long.BYTES).getLong();
    if (count != storage.count()) {
      throw refused(
          "storage %s has %,d elements at byte %,d, but its state dict says %,d"
              .formatted(storage.key(), count, at, storage.count()));
    }
    return new Region(at + Long.BYTES, bytes);
  }

  private CheckpointException refused(String reason) {
    return new CheckpointException(file.path(), reason);
  }
}
