package org.courant.spark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.courant.briefing.Reject;
import org.courant.corpus.Document;
import org.courant.corpus.ReadOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Parquet files with damage inside cost what lies behind the damage, never the run. */
class DamagedParquetTest {
  private static final int ROWS = 4_000;
  private static final int MUTANTS = 40;

  @TempDir Path folder;

  @Test
  void rowsBeforeTheDamageAreKeptAndOneRejectStandsForTheRest() throws IOException {
    byte[] bytes = table(ROWS, "16384");
    Path whole = Files.write(folder.resolve("whole.parquet"), bytes);
    Arrays.fill(bytes, bytes.length / 2, bytes.length / 2 + 600, (byte) 0x5A);
    Path damaged = Files.write(folder.resolve("damaged.parquet"), bytes);

    List<Found> found = read(damaged, whole);

    List<Long> rows = documents(found, damaged);
    assertTrue(rows.size() > ROWS / 10 && rows.size() < ROWS, "rows: " + rows.size());
    assertEquals(IntStream.range(0, rows.size()).mapToObj(Long::valueOf).toList(), rows);
    List<Found> rejects = rejects(found);
    assertEquals(1, rejects.size(), rejects::toString);
    assertEquals("IO_ERROR", rejects.get(0).reason());
    String detail = rejects.get(0).detail();
    assertTrue(
        detail.startsWith("Cannot read the table after row " + (rows.size() - 1) + ": "), detail);
    assertEquals(ROWS, documents(found, whole).size());
  }

  @Test
  void damageAtRandomPlacesIsRowsAndRejects() throws IOException {
    byte[] bytes = table(40, "1048576");
    Random random = new Random(5);
    Path[] files = new Path[MUTANTS];
    for (int i = 0; i < MUTANTS; i++) {
      byte[] mutant = bytes.clone();
      for (int times = 1 + random.nextInt(8); times > 0; times--) {
        mutant[4 + random.nextInt(mutant.length - 8)] ^= (byte) (1 << random.nextInt(8));
      }
      files[i] = Files.write(folder.resolve("mutant-" + i + ".parquet"), mutant);
    }

    List<Found> found = read(files);

    for (Path file : files) {
      assertTrue(found.stream().anyMatch(row -> row.isFrom(file)), file::toString);
    }
    assertFalse(rejects(found).isEmpty());
    for (Found reject : rejects(found)) {
      assertTrue(reject.detail().length() < 1_000, reject::detail);
    }
  }

  @Test
  void bytesThatAreNoTextCostTheirRow() throws IOException {
    Dataset<Row> rows =
        SharedSession.spark()
            .sql(
                "select id, cast(body as string) as body from values ('a', x'476F6F642E'),"
                    + " ('b', x'476FC3'), ('c', x'476F6F642E') as rows(id, body)");

    Path file = write(rows, "1048576");
    List<Found> found = read(file);

    assertEquals(List.of(0L, 2L), documents(found, file));
    Found reject = rejects(found).get(0);
    assertEquals("BAD_ENCODING", reject.reason());
    assertEquals(1L, reject.line());
    assertTrue(reject.detail().startsWith("Column body of row 1 holds bytes"), reject.detail());
  }

  private byte[] table(int count, String groupBytes) throws IOException {
    Random random = new Random(3);
    List<String> bodies =
        IntStream.range(0, count)
            .mapToObj(row -> "Row " + row + " has the number " + random.nextLong() + ".")
            .toList();
    Dataset<Row> rows =
        SharedSession.spark().createDataset(bodies, Encoders.STRING()).toDF("body").coalesce(1);
    return Files.readAllBytes(write(rows, groupBytes));
  }

  private Path write(Dataset<Row> rows, String groupBytes) throws IOException {
    Path written = folder.resolve("written-" + groupBytes);
    rows.coalesce(1)
        .write()
        .option("parquet.block.size", groupBytes)
        .option("parquet.page.size", "4096")
        .parquet(written.toString());
    try (Stream<Path> files = Files.list(written)) {
      return files.filter(file -> file.toString().endsWith(".parquet")).findFirst().orElseThrow();
    }
  }

  /** What became of a row; the reason is null where it is a document. */
  private record Found(String uri, long position, String reason, Long line, String detail)
      implements Serializable {
    static Found of(Arrival<Document> arrival) {
      Reject reject = arrival.outcome().reject();
      return reject == null
          ? new Found(arrival.uri(), arrival.position(), null, null, null)
          : new Found(
              arrival.uri(),
              arrival.position(),
              reject.reason().name(),
              reject.line(),
              reject.detail());
    }

    boolean isFrom(Path file) {
      return uri.endsWith("/" + file.getFileName());
    }
  }

  private static List<Found> read(Path... files) {
    List<InputFile> inputs =
        Stream.of(files)
            .map(file -> new InputFile(file.toUri().toString(), file.getFileName().toString()))
            .toList();
    return new Corpus(SharedSession.spark(), ReadOptions.defaults())
        .read(inputs)
        .map(Found::of)
        .collect();
  }

  private static List<Long> documents(List<Found> found, Path file) {
    return found.stream()
        .filter(row -> row.isFrom(file) && row.reason() == null)
        .map(Found::position)
        .toList();
  }

  private static List<Found> rejects(List<Found> found) {
    return found.stream().filter(row -> row.reason() != null).toList();
  }
}
