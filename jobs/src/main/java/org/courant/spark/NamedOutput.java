package org.courant.spark;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import org.apache.hadoop.fs.FSError;
import org.apache.hadoop.fs.Path;

/** A stream into a file whose failures name the file. */
final class NamedOutput extends FilterOutputStream {
  private interface Writing {
    void run() throws IOException;
  }

  private final Path file;

  NamedOutput(Path file, OutputStream out) {
    super(out);
    this.file = file;
  }

  @Override
  public void write(int b) throws IOException {
    named(() -> out.write(b));
  }

  @Override
  public void write(byte[] bytes, int from, int length) throws IOException {
    named(() -> out.write(bytes, from, length));
  }

  @Override
  public void flush() throws IOException {
    named(out::flush);
  }

  @Override
  public void close() throws IOException {
    named(out::close);
  }

  private void named(Writing writing) throws IOException {
    try {
      writing.run();
    } catch (IOException e) {
      throw unwritable(e);
    } catch (FSError e) {
      // Hadoop makes an error of what goes wrong with local files.
      throw unwritable(e.getCause() instanceof IOException cause ? cause : new IOException(e));
    }
  }

  private UnwritableException unwritable(IOException cause) {
    return new UnwritableException(file.toUri().getPath(), cause);
  }
}
