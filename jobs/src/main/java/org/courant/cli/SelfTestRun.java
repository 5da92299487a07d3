package org.courant.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.courant.briefing.Finding;
import org.courant.inference.ModelBundle;
import org.courant.inference.TextModel;
import org.courant.spark.JobOptions;
import org.courant.translation.SelfTest;
import org.courant.translation.SelfTestFile;

/** One self-test: loads a checkpoint, translates the known sentences and keeps the verdict. */
final class SelfTestRun {
  /**
   * Languages to choose from where a checkpoint has many. Korean and Ukrainian come first, since
   * the checks read their numbers; the others are well covered in training data, so that a bad
   * verdict speaks of the checkpoint and not of the language.
   */
  private static final List<String> PREFERRED =
      List.of("ko", "uk", "de", "fr", "es", "ru", "zh", "ja", "pl", "it", "pt", "ar");

  private static final int MOST_LANGUAGES = 2;

  /** The known sentences are in it. */
  private static final String SOURCE = "en";

  private final Path cache;

  /**
   * A run.
   *
   * @param cache Courant's own cache folder, where verdicts are kept
   */
  SelfTestRun(Path cache) {
    this.cache = cache;
  }

  /** At most two languages that tell most of a checkpoint; none if it only writes English. */
  static List<String> languages(List<String> known) {
    Stream<String> first = PREFERRED.stream().filter(known::contains);
    Stream<String> rest = known.stream().filter(language -> !language.equals(SOURCE)).limit(1);
    List<String> chosen = first.limit(MOST_LANGUAGES).toList();
    return chosen.isEmpty() ? rest.toList() : chosen;
  }

  /** Whether the known sentences are in a language that the checkpoint reads. */
  static boolean reads(ModelBundle bundle) {
    return bundle.sourceLanguages().isEmpty() || bundle.sourceLanguages().contains(SOURCE);
  }

  /** Tests and keeps the verdict. */
  SelfTest.Outcome run(ModelBundle bundle, List<String> languages) {
    try (TextModel loaded = TextModel.load(bundle, JobOptions.DEFAULT_PRECISION)) {
      SelfTest.Outcome outcome = new SelfTest(bundle, loaded).run(languages);
      new SelfTestFile(cache).write(outcome.verdict());
      return outcome;
    }
  }

  /** Prints a sentence, its target and what the checks say of it. */
  static void print(SelfTest.Trial trial, Rows rows) {
    rows.row(trial.language(), trial.source());
    rows.row("", trial.target());
    for (Finding finding : trial.findings()) {
      rows.row("", "! " + finding.code() + ": " + finding.detail());
    }
  }
}
