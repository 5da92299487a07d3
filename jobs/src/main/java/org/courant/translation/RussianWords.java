package org.courant.translation;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.courant.briefing.Finding;

/** A Ukrainian target has letters or words that are Russian alone. */
final class RussianWords implements QualityCheck {
  static final String CODE = "russian";

  private static final Pattern WORD = Pattern.compile("[\\p{L}'’ʼ]+");
  private static final Pattern LETTERS = Pattern.compile("[ыэъё]");

  /** Frequent words that are no form of any Ukrainian word. */
  private static final Set<String> WORDS =
      Set.of(
          "что", "как", "или", "если", "также", "после", "только", "был", "его", "когда", "она",
          "оно", "они", "нет", "где", "очень", "сейчас", "теперь", "более", "может", "тоже", "еще",
          "были", "всех", "этого", "своей", "своего", "которая", "которое");

  @Override
  public String code() {
    return CODE;
  }

  @Override
  public boolean appliesTo(Candidate candidate) {
    return Locale.forLanguageTag(candidate.language()).getLanguage().equals("uk");
  }

  @Override
  public Optional<Finding> examine(Candidate candidate) {
    return appliesTo(candidate)
        ? WORD.matcher(candidate.target())
            .results()
            .map(MatchResult::group)
            .filter(RussianWords::isRussian)
            .findFirst()
            .map(word -> new Finding(CODE, "“" + word + "” is Russian"))
        : Optional.empty();
  }

  private static boolean isRussian(String word) {
    String lower = word.toLowerCase(Locale.ROOT);
    return LETTERS.matcher(lower).find() || WORDS.contains(lower);
  }
}
