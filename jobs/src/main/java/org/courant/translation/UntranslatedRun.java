package org.courant.translation;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.courant.briefing.Finding;

/**
 * The target of another script keeps four or more words of the source one after the other, of which
 * two or more are no names.
 */
final class UntranslatedRun implements QualityCheck {
  static final String CODE = "untranslated";

  private static final int FEWEST = 4;

  /** The titles of books and films may stay, in which most words have capitals. */
  private static final int FEWEST_SMALL = 2;

  private static final Pattern RUN =
      Pattern.compile("\\p{IsLatin}[\\p{IsLatin}'’-]*(?:[ ,;:]+\\p{IsLatin}[\\p{IsLatin}'’-]*)*");
  private static final Pattern WORD = Pattern.compile("\\p{IsLatin}+");

  @Override
  public String code() {
    return CODE;
  }

  @Override
  public boolean appliesTo(Candidate candidate) {
    return TargetScript.of(candidate.language()).map(script -> !script.owns('a')).orElse(false);
  }

  @Override
  public Optional<Finding> examine(Candidate candidate) {
    if (!appliesTo(candidate)) {
      return Optional.empty();
    }
    String source =
        " " + String.join(" ", words(candidate.source().toLowerCase(Locale.ROOT))) + " ";
    return RUN.matcher(candidate.target())
        .results()
        .map(MatchResult::group)
        .filter(run -> isSource(words(run), source))
        .findFirst()
        .map(run -> new Finding(CODE, "keeps “" + run + "”"));
  }

  /** Whether four words in a row are those of the source. */
  private static boolean isSource(List<String> words, String source) {
    for (int from = 0; from + FEWEST <= words.size(); from++) {
      List<String> some = words.subList(from, from + FEWEST);
      long small = some.stream().filter(word -> Character.isLowerCase(word.codePointAt(0))).count();
      String run = " " + String.join(" ", some).toLowerCase(Locale.ROOT) + " ";
      if (small >= FEWEST_SMALL && source.contains(run)) {
        return true;
      }
    }
    return false;
  }

  private static List<String> words(String text) {
    List<String> words = new ArrayList<>();
    WORD.matcher(text).results().map(MatchResult::group).forEach(words::add);
    return words;
  }
}
