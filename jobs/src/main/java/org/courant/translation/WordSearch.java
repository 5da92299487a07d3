package org.courant.translation;

import java.util.List;
import java.util.Map;
import org.courant.briefing.Rung;
import org.courant.inference.ConstrainedText;
import org.courant.inference.TargetText;

/** The same model with a search that says no word twice in a row and none behind the end. */
record WordSearch(Decoder decoder) implements LadderStep {
  @Override
  public Rung rung() {
    return Rung.REDECODED;
  }

  @Override
  public boolean suits(Attempt attempt) {
    return attempt.has(WordTwice.CODE) || attempt.has(WordsAfterEnd.CODE);
  }

  @Override
  public Map<String, TargetText> targets(List<Attempt> attempts, String language) {
    return decoder.constrained(
        Attempt.wordings(attempts).stream()
            .map(wording -> new ConstrainedText(wording, List.of()))
            .toList(),
        language);
  }
}
