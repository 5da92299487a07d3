package org.courant.spark;

import java.io.IOException;
import java.io.InputStream;
import java.util.Iterator;
import java.util.List;
import java.util.function.Consumer;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.util.SerializableConfiguration;
import org.courant.briefing.Outcome;
import org.courant.briefing.Reject;
import org.courant.briefing.RejectReason;
import org.courant.briefing.Stage;
import org.courant.corpus.CorpusReader;
import org.courant.corpus.CorpusRecord;
import org.courant.corpus.Document;
import org.courant.corpus.DocumentFormat;
import org.courant.corpus.ReadFailure;
import org.courant.corpus.ReadOptions;
import org.courant.corpus.UnreadableRecord;

/** Reads the files of a corpus in parallel; a file that cannot be read is a reject. */
final class Corpus {
  private final SparkSession spark;
  private final JavaSparkContext context;
  private final ReadOptions options;

  Corpus(SparkSession spark, ReadOptions options) {
    this.spark = spark;
    this.context = JavaSparkContext.fromSparkContext(spark.sparkContext());
    this.options = options;
  }

  JavaRDD<Arrival<Document>> read(List<InputFile> files) {
    JavaRDD<Arrival<Document>> arrivals =
        readStreams(files.stream().filter(this::isStream).toList());
    for (InputFile file : files) {
      if (!isStream(file)) {
        arrivals = arrivals.union(new ParquetCorpus(spark, options).read(file));
      }
    }
    return arrivals;
  }

  private boolean isStream(InputFile file) {
    DocumentFormat format =
        options.format() == null
            ? DocumentFormat.of(file.relativePath()).orElse(null)
            : options.format();
    return format != DocumentFormat.PARQUET;
  }

  private JavaRDD<Arrival<Document>> readStreams(List<InputFile> files) {
    Broadcast<SerializableConfiguration> configuration =
        context.broadcast(new SerializableConfiguration(context.hadoopConfiguration()));
    ReadOptions readOptions = options;
    return context
        .parallelize(files, slices(files.size()))
        .flatMap(file -> records(file, readOptions, configuration.value().value()));
  }

  /** Small tasks, so that one long file delays few others. */
  private int slices(int files) {
    return Math.max(1, Math.min(files, 4 * context.defaultParallelism()));
  }

  private static Iterator<Arrival<Document>> records(
      InputFile file, ReadOptions options, Configuration configuration) {
    RecordStream stream =
        new RecordStream(consumer -> read(file, options, configuration, consumer));
    TaskContext.get().addTaskCompletionListener((TaskContext task) -> stream.close());
    return new Iterator<>() {
      private long position;

      @Override
      public boolean hasNext() {
        return stream.hasNext();
      }

      @Override
      public Arrival<Document> next() {
        return arrival(file.uri(), position++, stream.next());
      }
    };
  }

  /** What goes wrong with a file is a record of it, the last one. */
  private static void read(
      InputFile file,
      ReadOptions options,
      Configuration configuration,
      Consumer<CorpusRecord> consumer) {
    Path path = new Path(file.uri());
    try (InputStream stream = path.getFileSystem(configuration).open(path)) {
      CorpusReader.read(file.uri(), file.relativePath(), stream, options, consumer);
    } catch (IOException | RuntimeException e) {
      consumer.accept(unreadable(file.uri(), e));
    }
  }

  static Arrival<Document> arrival(String uri, long position, CorpusRecord item) {
    Outcome<Document> outcome =
        item instanceof Document document
            ? Outcome.of(document)
            : Outcome.rejected(reject((UnreadableRecord) item));
    return new Arrival<>(uri, position, outcome);
  }

  private static Reject reject(UnreadableRecord item) {
    return new Reject(
        item.uri(),
        item.id(),
        item.line(),
        Stage.READ,
        RejectReason.of(item.reason()),
        item.detail());
  }

  static UnreadableRecord unreadable(String uri, Throwable failure) {
    return new UnreadableRecord(
        uri, null, null, ReadFailure.IO_ERROR, "Cannot read the file: " + innermost(failure));
  }

  /** What a failure that was wrapped several times was about, on one line. */
  static String innermost(Throwable failure) {
    Throwable cause = failure;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    String message = cause.getMessage() == null ? cause.toString() : cause.getMessage();
    return message.lines().findFirst().orElse(cause.toString());
  }
}
