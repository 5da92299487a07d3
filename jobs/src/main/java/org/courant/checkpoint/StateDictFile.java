package org.courant.checkpoint;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.courant.checkpoint.ZipArchive.Region;

/**
 * One mapped {@code pytorch_model.bin}: a zip archive of a pickled state dict and the bytes of its
 * storages. The pickle is read by {@link StateDictPickle}, which runs nothing.
 *
 * @see <a href="https://pytorch.org/docs/stable/notes/serialization.html">PyTorch's notes on
 *     serialization</a>
 */
public final class StateDictFile implements TensorStore {
  /** A pickle above this is no state dict's: the values lie beside it. */
  private static final long MOST_PICKLE_BYTES = 100_000_000;

  private static final int ZIP_MAGIC = 0x04034b50;

  private final MappedFile file;
  private final Map<String, StridedTensor> tensors;

  private StateDictFile(MappedFile file, Map<String, StridedTensor> tensors) {
    this.file = file;
    this.tensors = tensors;
  }

  /** Maps a file that {@code torch.save} wrote; anything but a state dict is refused. */
  public static StateDictFile open(Path path) {
    MappedFile file = MappedFile.open(path);
    try {
      return new StateDictFile(file, Collections.unmodifiableMap(read(file)));
    } catch (CheckpointException e) {
      file.close();
      throw e;
    }
  }

  private static Map<String, StridedTensor> read(MappedFile file) {
    if (file.size() < 4 || file.copy(0, 4).getInt() != ZIP_MAGIC) {
      throw new CheckpointException(
          file.path(),
          "is no zip archive: either no checkpoint at all, or one in the format of PyTorch before"
              + " 1.6; convert the latter to model.safetensors with the Python package safetensors");
    }
    ZipArchive zip = ZipArchive.read(file);
    String folder = folder(file.path(), zip);
    requireLittleEndian(file, zip, folder);
    Region pickle = zip.stored(folder + "data.pkl");
    if (pickle.length() > MOST_PICKLE_BYTES) {
      throw new CheckpointException(
          file.path(), "has a pickle of " + pickle.length() + " bytes, no state dict's");
    }
    byte[] bytes = file.copy(pickle.offset(), pickle.length()).array();
    Map<String, StridedTensor> tensors = new LinkedHashMap<>();
    StateDictPickle.read(file.path(), bytes)
        .forEach(
            (name, tensor) -> {
              Region storage = zip.stored(folder + "data/" + tensor.storage().key());
              tensors.put(name, StridedTensor.locate(file.path(), name, tensor, storage));
            });
    return tensors;
  }

  /** All entries lie in one folder, named as the file once was. */
  private static String folder(Path path, ZipArchive zip) {
    for (String name : zip.names()) {
      if (name.endsWith("/data.pkl") && name.indexOf('/') == name.length() - "/data.pkl".length()) {
        return name.substring(0, name.indexOf('/') + 1);
      }
    }
    throw new CheckpointException(path, "is a zip archive without a data.pkl: not from torch.save");
  }

  private static void requireLittleEndian(MappedFile file, ZipArchive zip, String folder) {
    if (zip.names().contains(folder + "byteorder")) {
      Region order = zip.stored(folder + "byteorder");
      byte[] expected = {'l', 'i', 't', 't', 'l', 'e'};
      if (order.length() != expected.length
          || !file.copy(order.offset(), order.length()).equals(ByteBuffer.wrap(expected))) {
        throw new CheckpointException(file.path(), "was saved on a big-endian machine");
      }
    }
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
    return tensor(name).layout().sizes();
  }

  @Override
  public StoredType type(String name) {
    return tensor(name).layout().type();
  }

  @Override
  public long bytes(String name) {
    return tensor(name).layout().bytes();
  }

  @Override
  public ByteBuffer floats(String name) {
    StridedTensor tensor = tensor(name);
    tensor.layout().requireFloats(file.path(), name);
    return tensor.floats(file);
  }

  @Override
  public void close() {
    file.close();
  }

  private StridedTensor tensor(String name) {
    StridedTensor tensor = tensors.get(name);
    if (tensor == null) {
      throw new CheckpointException(file.path(), "has no tensor " + name);
    }
    return tensor;
  }
}
