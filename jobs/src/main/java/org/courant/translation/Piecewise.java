package org.courant.translation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.courant.briefing.Rung;
import org.courant.inference.SourceText;
import org.courant.inference.TargetText;

/**
 * The same model, piece by piece. Pieces are translated without each other's help and keep the
 * source's order, so this is for targets that are of no use or not whole, not for those that only
 * have a number or a name wrong. A piece whose figures are wrong is searched for them itself: a
 * search for the whole sentence would lose the spans that it was cut around.
 *
 * @param figures the search for a piece's figures
 */
record Piecewise(Decoder decoder, FigureSearch figures, Climber climber) implements LadderStep {
  @Override
  public Rung rung() {
    return Rung.PIECES;
  }

  @Override
  public boolean suits(Attempt attempt) {
    boolean broken =
        !attempt.verdict().isUsable()
            || attempt.has(ForeignScript.CODE, TruncatedTarget.CODE, LengthRatio.CODE);
    return broken && CutSentence.of(attempt.wording().text()).isCut();
  }

  @Override
  public Map<String, TargetText> targets(List<Attempt> attempts, String language) {
    Map<String, CutSentence> cuts = new LinkedHashMap<>();
    Map<String, SourceText> pieces = new LinkedHashMap<>();
    for (SourceText text : Attempt.wordings(attempts)) {
      CutSentence cut = CutSentence.of(text.text());
      cuts.put(text.key(), cut);
      cut.pieces().forEach(piece -> pieces.putIfAbsent(piece, new SourceText(piece, piece)));
    }
    Map<String, TargetText> found = targetsOf(new ArrayList<>(pieces.values()), language);
    Map<String, TargetText> targets = new HashMap<>();
    cuts.forEach(
        (key, cut) -> {
          if (found.keySet().containsAll(cut.pieces())) {
            targets.put(key, joined(key, language, cut, found));
          }
        });
    return targets;
  }

  /** Targets of pieces by key, with their figures where these can be found. */
  private Map<String, TargetText> targetsOf(List<SourceText> pieces, String language) {
    Map<String, TargetText> found = decoder.targets(pieces, language);
    Map<String, Attempt> best = new HashMap<>();
    for (SourceText piece : pieces) {
      TargetText target = found.get(piece.key());
      if (target != null) {
        best.put(piece.key(), climber.attempt(piece, piece, target, Rung.DIRECT));
      }
    }
    climber.climb(figures, pieces, language, best);
    Map<String, TargetText> targets = new HashMap<>();
    best.forEach((key, attempt) -> targets.put(key, attempt.target()));
    return targets;
  }

  private static TargetText joined(
      String key, String language, CutSentence cut, Map<String, TargetText> found) {
    List<TargetText> parts = cut.pieces().stream().map(found::get).toList();
    int tokens = parts.stream().mapToInt(TargetText::targetTokens).sum();
    double score = 0;
    double mean = 0;
    for (TargetText part : parts) {
      double share = tokens == 0 ? 0 : (double) part.targetTokens() / tokens;
      score += share * part.score();
      mean += share * part.meanLogProbability();
    }
    return new TargetText(
        key,
        language,
        cut.joined(piece -> found.get(piece).text()),
        score,
        mean,
        parts.stream().mapToInt(TargetText::sourceTokens).sum(),
        tokens,
        parts.stream().anyMatch(TargetText::truncated));
  }
}
