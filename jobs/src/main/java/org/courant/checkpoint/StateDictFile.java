package org.courant.checkpoint;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.courant.checkpoint.ZipArchive.Region;

/**
 * One mapped {@code pytorch_model.bin}: a zip archive of a pickled state dict and the bytes of its
 * storages, or the stream of {@link LegacyStateDict}. The pickle is read by {@link
 * StateDictPickle}, which runs nothing.
 *
 * @see <a href="https://pytorch.org/docs/stable/notes/serialization.html">PyTorch's notes on
 *     serialization</a>
 */
public final class StateDictFile implements TensorStore {
  /** A pickle above this is no state dict's: the values lie beside it. */
  static final int MOST_PICKLE_BYTES = 100_000_000;

  private static final String ZIP_MAGIC = "PK\003\004";
  private static final String TAR_MAGIC = "ustar";
  private static final int TAR_MAGIC_AT = 257;

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
    if (holds(file, 0, ZIP_MAGIC)) {
      return readZip(file);
    }
    if (holds(file, TAR_MAGIC_AT, TAR_MAGIC)) {
      throw new CheckpointException(
          file.path(),
          "is a tar archive, as PyTorch before 0.1.10 (2017) saved, which is not read; load it in"
              + " Python with torch.load(path, weights_only=False), if you trust it, and save its"
              + " tensors with safetensors.torch.save_file as model.safetensors");
    }
    if (LegacyStateDict.isIn(file)) {
      return LegacyStateDict.read(file);
    }
    throw new CheckpointException(
        file.path(), "is no zip archive and no pickle, so nothing that torch.save writes");
  }

  private static boolean holds(MappedFile file, int at, String magic) {
    byte[] expected = magic.getBytes(StandardCharsets.ISO_8859_1);
    return file.size() >= at + expected.length
        && file.copy(at, expected.length).equals(ByteBuffer.wrap(expected));
  }

  private static Map<String, StridedTensor> readZip(MappedFile file) {
    ZipArchive zip = ZipArchive.read(file);
    String folder = folder(file.path(), zip);
    requireLittleEndian(file, zip, folder);
    Region pickle = zip.stored(folder + "data.pkl");
    if (pickle.length() > MOST_PICKLE_BYTES) {
      throw new CheckpointException(
          file.path(), "has a pickle of " + pickle.length() + " bytes, no state dict's");
    }
    ByteBuffer bytes = file.copy(pickle.offset(), pickle.length());
    Map<String, StridedTensor> tensors = new LinkedHashMap<>();
    StateDictPickle.read(file.path(), bytes)
        .tensors()
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
