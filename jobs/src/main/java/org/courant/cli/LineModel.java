package org.courant.cli;

import java.io.PrintWriter;
import java.util.List;
import org.courant.evaluation.LinePair;
import org.courant.inference.ModelBundle;
import org.courant.inference.SourceMeasure;
import org.courant.inference.TextModel;
import org.courant.spark.JobOptions;
import org.courant.translation.Decoder;
import org.courant.translation.SourceLimit;
import picocli.CommandLine.Option;

/** The options that name the model which translates lines, and into what. */
final class LineModel {
  @Option(
      names = "--to",
      required = true,
      paramLabel = "LANG",
      description = "Target language, a BCP 47 tag.")
  private String to;

  @Option(names = "--model", paramLabel = ModelChoice.LABEL, description = ModelChoice.MODEL)
  private String model;

  @Option(names = "--pull", description = ModelChoice.PULL)
  private boolean pull;

  String to() {
    return to;
  }

  /** Loads the model; it must have the language. */
  Loaded load(Shell shell, PrintWriter err) {
    ModelBundle bundle = new ModelChoice(shell, err, pull).bundle(model, List.of(to));
    SourceMeasure measure = SourceMeasure.of(bundle);
    try {
      return new Loaded(
          bundle,
          measure,
          SourceLimit.of(measure),
          TextModel.load(bundle, JobOptions.DEFAULT_PRECISION));
    } catch (RuntimeException e) {
      measure.close();
      throw e;
    }
  }

  /** A loaded model. */
  record Loaded(ModelBundle bundle, SourceMeasure measure, SourceLimit limit, TextModel model)
      implements AutoCloseable {
    Decoder decoder() {
      return new Decoder(
          model, limit, bundle.generationDefaults(), JobOptions.DEFAULT_BATCH_TOKENS);
    }

    /** Whether a line is within the model's limit. */
    boolean admits(LinePair line) {
      return limit.admits(line.source());
    }

    @Override
    public void close() {
      model.close();
      measure.close();
    }
  }
}
