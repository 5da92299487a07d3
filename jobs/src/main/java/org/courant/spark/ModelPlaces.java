package org.courant.spark;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.SparkConf;
import org.apache.spark.deploy.SparkHadoopUtil;
import org.apache.spark.util.Utils;
import org.courant.checkpoint.ModelTask;
import org.courant.inference.ModelBundle;

/** Finds out what a name of a model means, on the driver and before there is a session. */
final class ModelPlaces {
  private static final Pattern URI = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]+:/.*");

  /** Settings of Spark with archives: comma-separated, each with {@code #NAME} behind it. */
  private static final List<String> ARCHIVES =
      List.of("spark.archives", "spark.yarn.dist.archives");

  private final SparkConf conf;
  private final ModelStore store;

  ModelPlaces(SparkConf conf, Path cache) {
    this.conf = conf;
    Configuration hadoop = SparkHadoopUtil.get().newConfiguration(conf);
    this.store = new ModelStore(cache, hadoop);
  }

  /**
   * A folder of this machine before an archive of {@code --archives} with this name, and that
   * before a path of shared storage.
   *
   * @throws IllegalArgumentException for shared storage without such a folder or archive
   */
  ModelPlace find(String named) {
    if (isFolder(named)) {
      return new ModelPlace.Folder(named);
    }
    Optional<String> archive = archive(named);
    if (archive.isPresent()) {
      return new ModelPlace.Archive(named, archive.get());
    }
    return isShared(named)
        ? new ModelPlace.Shared(store.look(Utils.resolveURI(named).toString()))
        : new ModelPlace.Folder(named);
  }

  /** Whether a name means something else than a folder of every host. */
  boolean isElsewhere(String named) {
    return !isFolder(named) && (archive(named).isPresent() || isShared(named));
  }

  private static boolean isFolder(String named) {
    try {
      return Files.isDirectory(Path.of(named));
    } catch (InvalidPathException e) {
      return false;
    }
  }

  private static boolean isShared(String named) {
    return URI.matcher(named).matches() || ModelArchive.isOne(named.replaceFirst("#[^#]*$", ""));
  }

  private Optional<String> archive(String name) {
    return ARCHIVES.stream()
        .flatMap(setting -> Stream.of(conf.get(setting, "").split(",")))
        .map(String::strip)
        .filter(entry -> entry.endsWith("#" + name))
        .map(entry -> Utils.resolveURI(entry).toString())
        .findFirst();
  }

  /**
   * Opens a place on the driver.
   *
   * @throws IllegalArgumentException for what is no usable checkpoint
   */
  ModelBundle open(ModelPlace place, ModelTask task) {
    if (place instanceof ModelPlace.Shared shared) {
      return store.open(shared.model(), task, null);
    }
    if (place instanceof ModelPlace.Archive archive) {
      return store.open(store.look(archive.uri()), task, null);
    }
    return place.open(task, null);
  }
}
