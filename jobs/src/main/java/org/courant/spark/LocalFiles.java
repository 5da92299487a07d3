package org.courant.spark;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import org.apache.hadoop.fs.LocalFileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RawLocalFileSystem;
import org.apache.hadoop.fs.permission.FsPermission;

/**
 * Hadoop's local file system, without a process for every file. Where its native library is not
 * installed, which is the rule, Hadoop starts {@code chmod} for each file and folder it makes, and
 * a run on one machine makes hundreds. What cannot be written is named.
 */
public class LocalFiles extends LocalFileSystem {
  /** The setting that makes Spark use it. */
  static final String SETTING = "spark.hadoop.fs.file.impl";

  /** Called by Hadoop. */
  public LocalFiles() {
    this(new Raw());
  }

  LocalFiles(Raw raw) {
    super(raw);
  }

  /** The files without their checksums. */
  static class Raw extends RawLocalFileSystem {
    @Override
    protected OutputStream createOutputStreamWithMode(
        Path path, boolean append, FsPermission permission) throws IOException {
      return new NamedOutput(path, plainOutput(path, append, permission));
    }

    /** The stream itself; a test puts a broken one in its place. */
    OutputStream plainOutput(Path path, boolean append, FsPermission permission)
        throws IOException {
      return super.createOutputStreamWithMode(path, append, permission);
    }

    @Override
    public void setPermission(Path path, FsPermission permission) throws IOException {
      java.nio.file.Path file = pathToFile(path).toPath();
      if (!file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
        super.setPermission(path, permission);
        return;
      }
      Set<PosixFilePermission> bits =
          PosixFilePermissions.fromString(
              permission.getUserAction().SYMBOL
                  + permission.getGroupAction().SYMBOL
                  + permission.getOtherAction().SYMBOL);
      Files.setPosixFilePermissions(file, bits);
    }
  }
}
