package org.courant.spark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.spark.SparkConf;
import org.courant.checkpoint.Fixtures;
import org.courant.checkpoint.ModelTask;
import org.courant.inference.Computation;
import org.courant.inference.ModelBundle;
import org.courant.inference.Precision;
import org.courant.translation.SourceLimit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelPlacesTest {
  private static final Path CHECKPOINT = Fixtures.checkpoint("tiny-marian-multi");

  @TempDir Path temporary;

  @Test
  void aFolderOfThisMachineComesFirst() {
    ModelPlaces places = places(new SparkConf(false).set("spark.archives", "x.zip#" + CHECKPOINT));

    assertEquals(new ModelPlace.Folder(CHECKPOINT.toString()), places.find(CHECKPOINT.toString()));
    assertFalse(places.isElsewhere(CHECKPOINT.toString()));
  }

  @Test
  void whatIsNothingElseIsAFolderToBeRefused() {
    ModelPlace place = places(new SparkConf(false)).find("no-such-model");

    assertEquals(new ModelPlace.Folder("no-such-model"), place);
    assertEquals(
        "Cannot use no-such-model: is no folder",
        assertThrows(
                IllegalArgumentException.class,
                () -> places(new SparkConf(false)).open(place, ModelTask.TRANSLATION))
            .getMessage());
  }

  /**
   * As --archives hands it over: the driver unpacks it for itself, executors find Spark's folder.
   */
  @Test
  void anArchiveOfSparkIsFoundByItsName() throws IOException {
    Path zip = zipped();
    ModelPlaces places =
        places(new SparkConf(false).set("spark.archives", "/other.zip, " + zip + "#shipped-model"));

    ModelPlace place = places.find("shipped-model");
    ModelBundle seen = places.open(place, ModelTask.TRANSLATION);

    assertTrue(places.isElsewhere("shipped-model"));
    assertEquals(ModelBundle.open(CHECKPOINT).sha256(), seen.sha256());
    SharedSession.spark().sparkContext().addArchive(zip + "#shipped-model");
    BundleLocation location =
        new BundleLocation(place, seen.sha256(), Computation.onCpu(Precision.FLOAT32));
    List<Integer> tokens =
        SharedSession.spark()
            .range(2)
            .toJavaRDD()
            .map(row -> tokens(location.sourceLimit()))
            .collect();
    assertEquals(2, tokens.size());
    assertEquals(tokens.get(0), tokens.get(1));
  }

  private static int tokens(SourceLimit limit) {
    return limit.count("The talks resume on Monday.");
  }

  @Test
  void anExecutorThatSeesAnotherModelStops() {
    BundleLocation location =
        new BundleLocation(
            new ModelPlace.Folder(CHECKPOINT.toString()),
            "0".repeat(64),
            Computation.onCpu(Precision.FLOAT32));

    assertTrue(
        assertThrows(IllegalStateException.class, location::sourceLimit)
            .getMessage()
            .endsWith("the driver's is " + "0".repeat(64)));
  }

  @Test
  void pathsOfSharedStorageAreLookedAt() throws IOException {
    Path zip = zipped();
    ModelPlaces places = places(new SparkConf(false));

    ModelPlace byUri = places.find(CHECKPOINT.toUri().toString());
    ModelPlace byArchive = places.find(zip.toString());

    assertInstanceOf(ModelPlace.Shared.class, byUri);
    assertEquals("tiny", ((ModelPlace.Shared) byArchive).model().name());
    assertEquals(
        places.open(byUri, ModelTask.TRANSLATION).sha256(),
        places.open(byArchive, ModelTask.TRANSLATION).sha256());
    assertThrows(IllegalArgumentException.class, () -> places.find("file:///no/such/folder"));
  }

  private ModelPlaces places(SparkConf conf) {
    return new ModelPlaces(conf, temporary.resolve("cache"));
  }

  private Path zipped() throws IOException {
    Path archive = temporary.resolve("tiny.zip");
    try (Stream<Path> files = Files.list(CHECKPOINT);
        OutputStream out = Files.newOutputStream(archive);
        ZipOutputStream zip = new ZipOutputStream(out)) {
      for (Path file : files.toList()) {
        zip.putNextEntry(new ZipEntry(file.getFileName().toString()));
        Files.copy(file, zip);
      }
    }
    return archive;
  }
}
