package org.courant.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class SurvivalTest {
  private final Survival survival = new Survival("en", "uk");

  @Test
  void aSegmentCountsWhereItsSourceHasSomething() {
    add("The two sides agreed to meet again.", "Сторони домовилися про зустріч.");
    assertEquals(new SurvivalRate(0, 0), survival.rate(Survival.Kind.EITHER));
    assertEquals(OptionalDouble.empty(), survival.rate(Survival.Kind.EITHER).share());

    add("It opens on Monday at 9.", "Він відкривається в понеділок о 9.");
    add("They went to Philadelphia.", "Вони поїхали до Філадельфії.");
    counts(1, 1, Survival.Kind.FIGURES);
    counts(1, 1, Survival.Kind.NAMES);
    counts(2, 2, Survival.Kind.EITHER);
  }

  @Test
  void whatIsLostOrAddedIsNotWhole() {
    add("It opens on Monday at 9.", "Він відкривається у вівторок о 9.");
    add("It opens on Monday at 9.", "Він відкривається в понеділок о 9, зала 7.");
    add("They went to Philadelphia in 2018.", "Вони поїхали до Саратоги 2018 року.");

    counts(3, 1, Survival.Kind.FIGURES);
    counts(1, 0, Survival.Kind.NAMES);
    counts(3, 0, Survival.Kind.EITHER);
  }

  @Test
  void whatWasNotTranslatedHasLostWhatItHad() {
    String source = "They went to Philadelphia in 2018.";
    survival.add(new LinePair(source, source), false);

    survival.add(new LinePair(source, source), true);
    survival.add(new LinePair(source, ""), true);

    counts(3, 0, Survival.Kind.FIGURES);
    counts(3, 0, Survival.Kind.NAMES);
    assertEquals(OptionalDouble.of(0), survival.rate(Survival.Kind.EITHER).share());
  }

  private void add(String source, String target) {
    survival.add(new LinePair(source, target), true);
  }

  private void counts(int having, int whole, Survival.Kind kind) {
    assertEquals(new SurvivalRate(having, whole), survival.rate(kind), kind.label());
  }
}
