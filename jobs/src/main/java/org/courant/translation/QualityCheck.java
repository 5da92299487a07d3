package org.courant.translation;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.courant.briefing.Finding;
import org.courant.glossary.Glossary;

/** One question put to every translation; knows nothing of the model. */
public interface QualityCheck {
  /** Code of its findings, for example {@code wrong_script}. */
  String code();

  /** Whether the check has a question to a candidate at all. */
  default boolean appliesTo(Candidate candidate) {
    return true;
  }

  /** What is wrong with the candidate, if anything. */
  Optional<Finding> examine(Candidate candidate);

  /** Everything that is wrong with the candidate, where one question may have several answers. */
  default List<Finding> findings(Candidate candidate) {
    return examine(candidate).stream().toList();
  }

  /** The checks of every run, in the order of their findings. */
  static List<QualityCheck> standard() {
    return List.of(
        new EmptyTarget(),
        new WrongScript(),
        new ForeignScript(),
        new CopiedSource(),
        new RepetitionLoop(),
        new WordTwice(),
        new WordsAfterEnd(),
        new TruncatedTarget(),
        new UnfinishedTarget(),
        new LengthRatio(),
        new NumberLost(),
        new NumberAdded(),
        new UnitChanged(),
        new CurrencyChanged(),
        new NameLost(),
        new AcronymLost(),
        new UntranslatedRun(),
        new RussianWords(),
        LostSpans.strict(),
        LostSpans.designations());
  }

  /** The checks of a run with a glossary. */
  static List<QualityCheck> with(Glossary glossary) {
    return glossary.isEmpty()
        ? standard()
        : Stream.concat(
                standard().stream(),
                Stream.of(TermCheck.lost(glossary), TermCheck.forbidden(glossary)))
            .toList();
  }

  /**
   * Those that ask how a text reads and in which language, not whether it says all that its source
   * does: for a summary of a translation.
   */
  static List<QualityCheck> ofForm() {
    return List.of(
        new WrongScript(),
        new ForeignScript(),
        new CopiedSource(),
        new RepetitionLoop(),
        new WordTwice(),
        new WordsAfterEnd(),
        new UnfinishedTarget(),
        new UntranslatedRun(),
        new RussianWords());
  }

  /** All findings of the given checks. */
  static List<Finding> examineAll(List<QualityCheck> checks, Candidate candidate) {
    return checks.stream().flatMap(check -> check.findings(candidate).stream()).toList();
  }
}
