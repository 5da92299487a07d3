package org.courant.checkpoint;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Map;
import java.util.Set;

/**
 * One mapped {@code .safetensors} file: eight bytes of header length, a JSON header, then the
 * tensors end to end.
 *
 * @see <a href="https://github.com/huggingface/safetensors#format">the format</a>
 */
public final class SafetensorsFile implements TensorStore {
  private final MappedFile file;
  private final Map<String, StoredTensor> tensors;

  private SafetensorsFile(MappedFile file, Map<String, StoredTensor> tensors) {
    this.file = file;
    this.tensors = tensors;
  }

  /** Maps a file; a header that is not true of the file is a {@link CheckpointException}. */
  public static SafetensorsFile open(Path path) {
    MappedFile file = MappedFile.open(path);
    try {
      Map<String, StoredTensor> tensors = SafetensorsHeader.read(file);
      return new SafetensorsFile(file, Collections.unmodifiableMap(tensors));
    } catch (CheckpointException e) {
      file.close();
      throw e;
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
    return tensor(name).sizes();
  }

  @Override
  public StoredType type(String name) {
    return tensor(name).type();
  }

  @Override
  public long bytes(String name) {
    return tensor(name).bytes();
  }

  @Override
  public ByteBuffer floats(String name) {
    StoredTensor tensor = tensor(name);
    tensor.requireFloats(file.path(), name);
    return FloatReader.floats(file.view(tensor.offset(), tensor.bytes()), tensor.type());
  }

  @Override
  public void close() {
    file.close();
  }

  private StoredTensor tensor(String name) {
    StoredTensor tensor = tensors.get(name);
    if (tensor == null) {
      throw new CheckpointException(file.path(), "has no tensor " + name);
    }
    return tensor;
  }
}
