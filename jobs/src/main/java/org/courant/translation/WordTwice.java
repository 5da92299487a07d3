package org.courant.translation;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.courant.briefing.Finding;

/**
 * A Korean or Ukrainian target says a word twice in a row where the source repeats nothing. Other
 * languages double words by their grammar (Vietnamese, French “nous nous”).
 */
final class WordTwice implements QualityCheck {
  static final String CODE = "word_twice";

  /** More in a row are a loop. */
  private static final int MOST_TIMES = 3;

  private static final Set<String> LANGUAGES = Set.of("ko", "uk");
  private static final Pattern SPACES = Pattern.compile("\\s+");
  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}'’ʼ-]{2,}");

  /** Up to three words that follow themselves, whatever stands between. */
  private static final Pattern REPEATED =
      Pattern.compile("\\b(\\p{L}{2,}(?:\\s\\p{L}+){0,2})\\P{L}+\\1\\b", Pattern.CASE_INSENSITIVE);

  /** Korean words that are said twice to mean each, or more and more. */
  private static final Set<String> DOUBLED =
      Set.of("하나", "하루", "그때", "따로", "서로", "너무", "조금", "차츰", "굽이", "마디");

  @Override
  public String code() {
    return CODE;
  }

  @Override
  public boolean appliesTo(Candidate candidate) {
    return LANGUAGES.contains(Locale.forLanguageTag(candidate.language()).getLanguage());
  }

  @Override
  public Optional<Finding> examine(Candidate candidate) {
    return appliesTo(candidate) && !REPEATED.matcher(candidate.source()).find()
        ? twice(List.of(SPACES.split(candidate.target().strip())))
            .map(word -> new Finding(CODE, "“" + word + "” stands there twice in a row"))
        : Optional.empty();
  }

  private static Optional<String> twice(List<String> words) {
    for (int start = 0, end; start < words.size(); start = end) {
      String word = words.get(start);
      end = start + 1;
      while (end < words.size() && words.get(end).equalsIgnoreCase(word)) {
        end++;
      }
      int times = end - start;
      if (times > 1
          && times <= MOST_TIMES
          && WORD.matcher(word).matches()
          && !DOUBLED.contains(word)) {
        return Optional.of(word);
      }
    }
    return Optional.empty();
  }
}
