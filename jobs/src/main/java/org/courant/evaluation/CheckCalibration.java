package org.courant.evaluation;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import org.courant.briefing.Finding;
import org.courant.translation.Candidate;
import org.courant.translation.QualityCheck;

/**
 * Puts the checks to professional translations, where a finding is mostly a false alarm, and to the
 * same translations damaged on purpose, where one is a hit. The same seed damages in the same way.
 */
public final class CheckCalibration {
  /** Lines are tried in turn until one has what is to be taken from it. */
  private static final int OTHERS_TRIED = 40;

  private final List<QualityCheck> checks;
  private final String sourceLanguage;
  private final String language;
  private final long seed;

  /**
   * Binds checks to a pair of languages.
   *
   * @param sourceLanguage BCP 47 tag
   * @param language BCP 47 tag of the target
   * @param seed of the damages
   */
  public CheckCalibration(
      List<QualityCheck> checks, String sourceLanguage, String language, long seed) {
    this.checks = List.copyOf(checks);
    this.sourceLanguage = Objects.requireNonNull(sourceLanguage, "sourceLanguage");
    this.language = Objects.requireNonNull(language, "language");
    this.seed = seed;
  }

  /** The rates on the given lines. */
  public CheckReport run(List<LinePair> lines) {
    List<FalseAlarm> alarms = alarms(lines);
    List<CheckRate> rates = new ArrayList<>();
    for (QualityCheck check : checks) {
      int applied = (int) lines.stream().filter(line -> check.appliesTo(candidate(line))).count();
      int flagged =
          (int)
              alarms.stream()
                  .filter(alarm -> alarm.finding().code().equals(check.code()))
                  .mapToInt(FalseAlarm::line)
                  .distinct()
                  .count();
      rates.add(new CheckRate(check.code(), lines.size(), applied, flagged));
    }
    List<DamageRate> damages = new ArrayList<>();
    for (Damage damage : Damage.values()) {
      damages.add(rate(damage, lines));
    }
    return new CheckReport(language, lines.size(), rates, damages, alarms);
  }

  private List<FalseAlarm> alarms(List<LinePair> lines) {
    List<FalseAlarm> alarms = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      for (Finding finding : findings(lines.get(i))) {
        alarms.add(new FalseAlarm(i + 1, finding));
      }
    }
    return alarms;
  }

  private DamageRate rate(Damage damage, List<LinePair> lines) {
    int damaged = 0;
    int caught = 0;
    int caughtByAny = 0;
    for (int i = 0; i < lines.size(); i++) {
      Optional<LinePair> bad = damaged(damage, lines, i);
      if (bad.isPresent()) {
        List<Finding> findings = findings(bad.get());
        damaged++;
        caught += findings.stream().anyMatch(f -> damage.codes().contains(f.code())) ? 1 : 0;
        caughtByAny += findings.isEmpty() ? 0 : 1;
      }
    }
    return new DamageRate(damage, damaged, caught, caughtByAny);
  }

  private Optional<LinePair> damaged(Damage damage, List<LinePair> lines, int at) {
    Random random = new Random(seed + 31L * at + damage.label().hashCode());
    for (int tried = 0; tried < OTHERS_TRIED && lines.size() > 1; tried++) {
      int other = (at + 1 + random.nextInt(lines.size() - 1)) % lines.size();
      Optional<LinePair> bad = damage.apply(lines.get(at), lines.get(other), language, random);
      if (bad.isPresent() && !bad.get().equals(lines.get(at))) {
        return bad;
      }
    }
    return Optional.empty();
  }

  private List<Finding> findings(LinePair line) {
    return QualityCheck.examineAll(checks, candidate(line));
  }

  private Candidate candidate(LinePair line) {
    return new Candidate(line.source(), sourceLanguage, line.target(), language, 0, false);
  }
}
