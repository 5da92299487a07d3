package org.courant.checkpoint;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * One mapped {@code .npz} file: a zip archive with an array, as NumPy saves one, in each entry.
 *
 * @see <a href="https://numpy.org/neps/nep-0001-npy-format.html">the format</a>
 */
public final class NpzFile implements TensorStore {
  private static final String SUFFIX = ".npy";

  private final MappedFile file;
  private final ZipArchive zip;
  private final Map<String, Array> arrays;

  private record Array(ZipArchive.Entry entry, NpyHeader header) {}

  private NpzFile(MappedFile file) {
    this.file = file;
    this.zip = ZipArchive.read(file);
    Map<String, Array> found = new LinkedHashMap<>();
    for (String name : zip.names()) {
      if (name.endsWith(SUFFIX)) {
        found.put(name.substring(0, name.length() - SUFFIX.length()), array(zip.entry(name)));
      }
    }
    this.arrays = Collections.unmodifiableMap(found);
  }

  /** Maps a file; an array whose header is not true of it is a {@link CheckpointException}. */
  public static NpzFile open(Path path) {
    MappedFile file = MappedFile.open(path);
    try {
      return new NpzFile(file);
    } catch (CheckpointException e) {
      file.close();
      throw e;
    }
  }

  private Array array(ZipArchive.Entry entry) {
    ByteBuffer head = zip.head(entry, NpyHeader.MOST_BYTES);
    NpyHeader header;
    try {
      header = NpyHeader.read(head);
    } catch (IllegalArgumentException e) {
      throw new CheckpointException(file.path(), "entry " + entry.name() + " " + e.getMessage(), e);
    }
    if (header.bytes() != entry.length() - header.length()) {
      throw new CheckpointException(
          file.path(),
          "entry "
              + entry.name()
              + " has "
              + (entry.length() - header.length())
              + " bytes of values, but its shape "
              + header.shape()
              + " needs "
              + header.bytes());
    }
    return new Array(entry, header);
  }

  /** The file. */
  public Path path() {
    return file.path();
  }

  @Override
  public Set<String> names() {
    return arrays.keySet();
  }

  @Override
  public boolean contains(String name) {
    return arrays.containsKey(name);
  }

  @Override
  public long[] shape(String name) {
    return layout(find(name)).sizes();
  }

  @Override
  public StoredType type(String name) {
    return find(name).header.type();
  }

  @Override
  public long bytes(String name) {
    return find(name).header.bytes();
  }

  @Override
  public ByteBuffer floats(String name) {
    Array array = find(name);
    layout(array).requireFloats(file.path(), name);
    return FloatReader.floats(values(array), array.header.type());
  }

  /** The values of an array of bytes, signed or not. */
  byte[] byteValues(String name) {
    Array array = find(name);
    if (array.header.type() != StoredType.INT8 && array.header.type() != StoredType.UINT8) {
      throw new CheckpointException(
          file.path(), "tensor " + name + " holds " + array.header.type() + ", not bytes");
    }
    ByteBuffer values = values(array);
    byte[] bytes = new byte[values.remaining()];
    values.get(bytes);
    return bytes;
  }

  private ByteBuffer values(Array array) {
    int from = array.header.length();
    if (!array.entry.deflated()) {
      return file.view(array.entry.region().offset() + from, array.header.bytes());
    }
    ByteBuffer content = zip.content(array.entry);
    return content.slice(from, content.limit() - from).order(ByteOrder.LITTLE_ENDIAN);
  }

  private static StoredTensor layout(Array array) {
    long offset = array.entry.region().offset() + array.header.length();
    return new StoredTensor(
        array.header.type(), array.header.shape(), offset, array.header.bytes());
  }

  @Override
  public void close() {
    file.close();
  }

  private Array find(String name) {
    Array array = arrays.get(name);
    if (array == null) {
      throw new CheckpointException(file.path(), "has no tensor " + name);
    }
    return array;
  }
}
