package org.courant.cli;

import java.nio.file.Path;
import java.util.List;
import org.courant.checkpoint.ModelTask;
import org.courant.inference.ModelBundle;
import org.courant.inference.ModelOutline;
import org.courant.translation.SelfTest;

/** The self-test that follows a pull. */
final class SelfTestAfterPull {
  private final Path cache;

  /**
   * A test.
   *
   * @param cache Courant's own cache folder, where verdicts are kept
   */
  SelfTestAfterPull(Path cache) {
    this.cache = cache;
  }

  /**
   * What came of it.
   *
   * @param passed whether nothing speaks against the checkpoint
   * @param text a line for a person
   * @param flagged the sentences that a check flags
   */
  record Result(boolean passed, String text, List<SelfTest.Trial> flagged) {
    Result {
      flagged = List.copyOf(flagged);
    }
  }

  /**
   * Tests a checkpoint; one that cannot be loaded has not passed.
   *
   * @param asked target languages; empty for those that tell most
   * @throws IllegalArgumentException for a language that it lacks
   */
  Result run(Path folder, List<String> asked) {
    ModelBundle bundle;
    try {
      if (ModelOutline.read(folder).task() == ModelTask.SUMMARIZATION) {
        return notMade("it summarizes, and the known sentences are for translators");
      }
      bundle = ModelBundle.open(folder);
    } catch (IllegalArgumentException e) {
      return doesNotRun(e);
    }
    if (bundle.targetLanguages().isEmpty()) {
      return notMade(
          "it names no target language: not a translator, or one that needs bundle.json");
    }
    bundle.requireTargets(asked);
    List<String> languages =
        asked.isEmpty() ? SelfTestRun.languages(bundle.targetLanguages()) : asked;
    if (languages.isEmpty() || !SelfTestRun.reads(bundle)) {
      return notMade("the known sentences are English, which it does not translate");
    }
    try {
      return tested(new SelfTestRun(cache).run(bundle, languages));
    } catch (IllegalArgumentException e) {
      return doesNotRun(e);
    }
  }

  private static Result tested(SelfTest.Outcome outcome) {
    return new Result(
        outcome.verdict().passed(),
        outcome.verdict().text(),
        outcome.trials().stream().filter(trial -> !trial.findings().isEmpty()).toList());
  }

  private static Result notMade(String reason) {
    return new Result(true, "none: " + reason, List.of());
  }

  private static Result doesNotRun(IllegalArgumentException e) {
    return new Result(false, "FAILED, it does not run: " + e.getMessage(), List.of());
  }
}
