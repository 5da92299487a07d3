package org.courant.spark;

import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.LocalFileSystem;

/**
 * Files that people and other programs touch. Hadoop's local file system lays a hidden checksum
 * beside each file it writes and refuses the file when an editor has changed it.
 */
final class PlainFiles {
  private PlainFiles() {}

  /** The same file system, without checksum files where it is the local one. */
  static FileSystem of(FileSystem fileSystem) {
    return fileSystem instanceof LocalFileSystem local ? local.getRawFileSystem() : fileSystem;
  }
}
