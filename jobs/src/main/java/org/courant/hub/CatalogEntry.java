package org.courant.hub;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A public checkpoint, as its card, its list of files and its paper describe it; what none of them
 * says is empty.
 *
 * @param name {@code ORG/NAME} on the hub
 * @param task what it was trained for
 * @param family its {@code model_type}
 * @param from languages it reads, BCP 47 tags; where {@code languages} is given, some of them
 * @param to languages it writes, in the same way
 * @param languages how many there are, where they are too many to name
 * @param licence short name, as on its page
 * @param weights its weights
 * @param table its embedding table
 * @param tokenizer the files that cut the text, in its repository
 * @param runs whether this program can run it, going by its files
 * @param note what to know before a pull; may be blank
 * @param scores published scores
 * @param sources where all this is said
 */
public record CatalogEntry(
    String name,
    Task task,
    String family,
    List<String> from,
    List<String> to,
    OptionalInt languages,
    Optional<String> licence,
    Optional<Weights> weights,
    Optional<Table> table,
    List<String> tokenizer,
    Runs runs,
    String note,
    List<Score> scores,
    List<URI> sources) {
  private static final int FLOAT = 4;

  public CatalogEntry {
    from = List.copyOf(from);
    to = List.copyOf(to);
    tokenizer = List.copyOf(tokenizer);
    scores = List.copyOf(scores);
    sources = List.copyOf(sources);
  }

  /** What a checkpoint was trained for. */
  public enum Task {
    TRANSLATION,
    SUMMARIZATION
  }

  /** Whether this program can run a checkpoint, going by its files. */
  public enum Runs {
    YES,
    /** Something about its files is not known. */
    DOUBTFUL,
    NO
  }

  /**
   * The weights of a repository.
   *
   * @param file the file, or the index of the shards
   * @param megabytes their size, in millions of bytes
   * @param stored bytes of a value: 4 for float32, 2 for float16
   */
  public record Weights(String file, long megabytes, int stored) {
    /** Number of values. */
    public long parameters() {
      return megabytes * 1_000_000 / stored;
    }
  }

  /**
   * The embedding table.
   *
   * @param rows tokens of the vocabulary
   * @param width values of a row
   * @param tied whether the projection on the vocabulary is the same table
   */
  public record Table(int rows, int width, boolean tied) {
    long values() {
      return (long) rows * width;
    }
  }

  /**
   * A published score.
   *
   * @param languages {@code en-uk}, or the language of a summary
   * @param testSet name of the test set
   * @param metric name of the metric
   * @param value 0 to 100
   * @param source where it is published
   */
  public record Score(String languages, String testSet, String metric, double value, URI source) {}

  /**
   * Bytes of the weights in memory. Products are held in the precision of the run; the embedding
   * table is held once more beside them, always in float32. Empty if the size is not known, and
   * without the table, hence too low, if its shape is not known.
   *
   * @param bytes of a value: 4 for float32, 2 for bfloat16, 1 for int8
   */
  public Optional<Long> memory(int bytes) {
    return weights.map(
        known ->
            known.parameters() * bytes
                + table
                    .map(shape -> shape.values() * (shape.tied() ? FLOAT : FLOAT - bytes))
                    .orElse(0L));
  }
}
