package org.courant.translation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.courant.briefing.Rung;
import org.courant.glossary.CaseRule;
import org.courant.glossary.Glossary;
import org.courant.glossary.GlossaryEntry;
import org.courant.inference.ConstrainedText;
import org.courant.inference.GenerationOptions;
import org.courant.inference.RequiredWords;
import org.courant.inference.SourceText;
import org.courant.inference.TargetText;
import org.courant.inference.TextTranslator;
import org.courant.inference.TranslatedBatch;
import org.junit.jupiter.api.Test;

class LadderTranslatorTest {
  private static final String GOOD = "Переговори тривають у столиці.";
  private static final String UNSURE = "Розмови ведуться у столиці.";
  private static final String TWICE = "Переговори тривають тривають у столиці.";
  private static final String BEHIND = "Переговори тривають. столиці.";
  private static final String SALAD = "Місія спостерігачів 324 має 38.";
  private static final String LOOP = "так і так і так і так і так і так і так і так і так і";

  private final List<String> calls = new ArrayList<>();
  private Glossary glossary = Glossary.none();

  /** What constrained searches refused of a good target and two others. */
  private final List<String> refused = new ArrayList<>();

  /** What a search for terms finds. */
  private Optional<String> wanted = Optional.empty();

  @Test
  void goodTargetsMeetTheModelOnce() {
    assertEquals(
        List.of("direct: " + GOOD, "direct: " + GOOD),
        climb((text, beam) -> GOOD, "The talks go on in the capital.", "They talk there."));
    assertEquals(List.of("2 texts, beam 4"), calls);
  }

  @Test
  void anotherSearchComesFirst() {
    assertEquals(
        List.of("redecoded: " + GOOD, "direct: " + GOOD),
        climb(
            (text, beam) -> beam == 4 && text.startsWith("The") ? LOOP : GOOD,
            "The talks go on in the capital.",
            "Talks go on in the capital."));
    assertEquals(List.of("2 texts, beam 4", "1 texts, beam 1"), calls);
  }

  @Test
  void aWordSaidTwiceIsWorthASearchWithoutIt() {
    wanted = Optional.of(GOOD);
    assertEquals(
        List.of("redecoded: " + GOOD),
        climb((text, beam) -> TWICE, "The talks go on in the capital."));
    assertEquals(List.of("1 texts, beam 4", "1 constrained: []"), calls);
    assertEquals(List.of(TWICE, BEHIND), refused);

    wanted = Optional.empty();
    assertEquals(
        List.of("redecoded: " + UNSURE),
        climb((text, beam) -> beam == 4 ? TWICE : UNSURE, "The talks go on in the capital."));
  }

  @Test
  void wordsBehindTheEndAreWorthASearchWithoutThem() {
    wanted = Optional.of(GOOD);
    assertEquals(
        List.of("redecoded: " + GOOD),
        climb((text, beam) -> BEHIND, "The talks go on in the capital."));
    assertEquals(List.of("1 texts, beam 4", "1 constrained: []"), calls);
  }

  @Test
  void noSearchForWordsSaysAnyOfThemTwiceOrBehindTheEnd() {
    wanted = Optional.of("14 делегатів прийшли.");
    climb((text, beam) -> "Прийшли делегати.", "There came 14 delegates.");
    climb((text, beam) -> "Прийшли, прийшли делегати.", "They came, came, all the 14 delegates.");
    assertEquals(List.of(TWICE, BEHIND, BEHIND), refused);
  }

  @Test
  void headingsMeetTheModelAsSentencesToo() {
    assertEquals(
        List.of("truecased: " + GOOD, "direct: " + GOOD),
        climb(
            (text, beam) -> text.equals("Talks Go On in the Capital") ? UNSURE : GOOD,
            "Talks Go On in the Capital",
            "Talks go on in the capital."));
    assertEquals(List.of("2 texts, beam 4", "1 texts, beam 4"), calls);
    assertEquals(
        List.of("direct: " + GOOD),
        climb(
            (text, beam) -> text.equals("Talks go on in the capital") ? UNSURE : GOOD,
            "Talks Go On in the Capital"));
    assertEquals(
        List.of("direct: " + UNSURE),
        climb(
            (text, beam) -> text.equals("Talks go on in the capital") ? LOOP : UNSURE,
            "Talks Go On in the Capital"));
  }

  @Test
  void laterRungsAskForAHeadingAsItWasBest() {
    String whole = "Переговори про 15 пунктів тривають у столиці.";
    BiFunction<String, Integer, String> model =
        (text, beam) -> {
          if (text.equals("Talks on 15 points go on in the capital")) {
            return beam == 1 ? whole : GOOD;
          }
          return UNSURE;
        };
    assertEquals(
        List.of("redecoded: " + whole), climb(model, "Talks on 15 Points Go On in the Capital"));
  }

  @Test
  void laterRungsAskForAHeadingAsItStandsWhereThatWasBest() {
    List<String> asked = new ArrayList<>();
    BiFunction<String, Integer, String> model =
        (text, beam) -> {
          asked.add(text);
          return text.contains("Points") ? GOOD : UNSURE;
        };
    climb(model, "Talks on 15 Points Go On in the Capital");
    assertEquals(
        List.of(
            "Talks on 15 Points Go On in the Capital",
            "Talks on 15 points go on in the capital",
            "Talks on 15 Points Go On in the Capital"),
        asked);
  }

  @Test
  void theSecondModelIsAskedForTheHeadingItself() {
    List<String> asked = new ArrayList<>();
    SecondModel second =
        new SecondModel(
            () ->
                decoder(
                    (text, beam) -> {
                      asked.add(text);
                      return GOOD;
                    },
                    2),
            Set.of("uk"));
    climb(
        (text, beam) -> text.contains("Points") ? UNSURE : GOOD,
        Optional.of(second),
        "Talks on 15 Points Go On in the Capital");
    assertEquals(List.of("Talks on 15 Points Go On in the Capital"), asked);
  }

  @Test
  void standInsCarrySpansOver() {
    assertEquals(
        List.of("masked: Пишіть на press@example.org до п'ятниці."),
        climb(
            (text, beam) ->
                text.contains("[971]") ? "Пишіть на [971] до п'ятниці." : "Пишіть до п'ятниці.",
            "Write to press@example.org by Friday."));
    assertEquals(List.of("1 texts, beam 4", "1 texts, beam 4"), calls);
  }

  @Test
  void piecesStandAroundSpansWhereStandInsAreLost() {
    assertEquals(
        List.of("pieces: Пишіть press@example.org до п'ятниці."),
        climb(
            (text, beam) ->
                switch (text) {
                  case "Write to" -> "Пишіть.";
                  case "by Friday." -> "До п'ятниці.";
                  default -> "Пишіть до п'ятниці.";
                },
            "Write to press@example.org by Friday."));
  }

  @Test
  void figuresAreSearchedForInPiecesThatHaveThemWrong() {
    wanted = Optional.of("До 17:00 у п'ятницю.");
    assertEquals(
        List.of("pieces: Пишіть press@example.org до 17:00 у п'ятницю."),
        climb(
            (text, beam) ->
                switch (text) {
                  case "Write to" -> "Пишіть.";
                  case "by 5 p.m. on Friday." -> "До 18:00 у п'ятницю.";
                  default -> "Пишіть до п'ятниці.";
                },
            "Write to press@example.org by 5 p.m. on Friday."));
  }

  @Test
  void clausesAreTranslatedApart() {
    assertEquals(
        List.of("pieces: Говорять вони довго, і не згодні вони ні з чим."),
        climb(
            (text, beam) ->
                switch (text) {
                  case "They talk a long time," -> "Говорять вони довго,";
                  case "and they agree on nothing." -> "І не згодні вони ні з чим.";
                  default -> LOOP;
                },
            "They talk a long time, and they agree on nothing."));
  }

  @Test
  void secondModelIsLoadedOnlyWhenASentenceNeedsIt() {
    SecondModel never =
        new SecondModel(
            () -> {
              throw new IllegalStateException("loaded");
            },
            Set.of("uk"));
    assertEquals(
        List.of("direct: " + GOOD),
        climb((text, beam) -> GOOD, Optional.of(never), "The talks go on in the capital."));

    SecondModel second =
        new SecondModel(() -> decoder((text, beam) -> GOOD, 2), Set.of("uk", "de"));
    assertEquals(
        List.of("second_model: " + GOOD),
        climb((text, beam) -> LOOP, Optional.of(second), "The talks go on in the capital."));
    SecondModel other = new SecondModel(() -> decoder((text, beam) -> GOOD, 2), Set.of("de"));
    assertEquals(
        List.of("source: The talks go on in the capital."),
        climb((text, beam) -> LOOP, Optional.of(other), "The talks go on in the capital."));
  }

  @Test
  void sourceIsKeptWhereEveryTargetIsOfNoUse() {
    assertEquals(
        List.of("source: See https://example.org now.", "source: The talks go on."),
        climb(
            (text, beam) -> text.startsWith("See") ? "" : LOOP,
            "See https://example.org now.",
            "The talks go on."));
  }

  @Test
  void aTargetThatIsNoBetterIsNotTaken() {
    assertEquals(
        List.of("direct: Прийшло 15 делегатів."),
        climb(
            (text, beam) -> beam == 4 ? "Прийшло 15 делегатів." : "Прийшло 16 делегатів.",
            "There came 14 delegates."));
    assertEquals(List.of("1 texts, beam 4", "1 constrained: [[14]]", "1 texts, beam 1"), calls);
  }

  @Test
  void figuresAreSearchedForWhereTheyAreLostOrAdded() {
    wanted = Optional.of("14 делегатів прийшли у березні.");
    assertEquals(
        List.of("figures: 14 делегатів прийшли у березні."),
        climb((text, beam) -> "Прийшли в березні.", "Back in March came 14 delegates."));
    assertEquals(
        "1 constrained: [[березень, березнем, березню, березня, березні], [14]]", calls.get(1));

    wanted = Optional.of("Делегати прийшли.");
    assertEquals(
        List.of("figures: Делегати прийшли."),
        climb((text, beam) -> "Прийшли 3 делегати.", "Delegates came."));
  }

  @Test
  void figuresAreSearchedForAgainInWhatOtherRungsFound() {
    wanted = Optional.of(SALAD);
    String source = "The mission had 38 or 324 observers.";
    assertEquals(
        List.of("redecoded: Місія мала 38 спостерігачів."),
        climb(
            (text, beam) -> "Місія мала %d спостерігачів.".formatted(beam == 4 ? 5 : 38), source));
    String search = "1 constrained: [[38], [324]]";
    assertEquals(List.of("1 texts, beam 4", search, "1 texts, beam 1", search), calls);
    assertEquals(
        List.of("figures: " + SALAD),
        climb((text, beam) -> beam == 4 ? "Місія мала 5 спостерігачів." : UNSURE, source));
  }

  @Test
  void figuresAmongWordsThatTheModelThinksLittleOfAreNotTaken() {
    wanted = Optional.of(SALAD);
    String source = "The mission had 38 or 324 observers.";
    assertEquals(
        List.of("direct: Місія мала 38 спостерігачів."),
        climb((text, beam) -> "Місія мала 38 спостерігачів.", source));
    assertEquals(List.of("figures: " + SALAD), climb((text, beam) -> UNSURE, source));
    String foreign = "Here are the observers of a mission.";
    assertEquals(List.of("figures: " + SALAD), climb((text, beam) -> foreign, source));
  }

  @Test
  void currenciesAreSearchedForWhereTheyAreAnother() {
    wanted = Optional.of("Це коштувало 186 мільйонів євро.");
    assertEquals(
        List.of("figures: Це коштувало 186 мільйонів євро."),
        climb((text, beam) -> "Це коштувало 186 мільйонів доларів.", "It cost €186 million."));
    assertEquals("1 constrained: [[євро], [186000000", calls.get(1).substring(0, 34));
  }

  @Test
  void unitsAreSearchedForWhereTheyAreOthers() {
    wanted = Optional.of("Дали 300 кг пального.");
    assertEquals(
        List.of("figures: Дали 300 кг пального."),
        climb((text, beam) -> "Дали 300 км пального.", "They gave 300 kg of fuel."));
    assertEquals("1 constrained: [[300 кг, 300 кіло, 300 kg]]", calls.get(1));
  }

  @Test
  void figuresAreSearchedForTogetherWithTerms() {
    glossary = terms();
    wanted = Optional.of("Рада Безпеки зібралася 7 разів.");
    assertEquals(
        List.of("figures: Рада Безпеки зібралася 7 разів."),
        climb((text, beam) -> "Рада Безпеки зібралася.", "The Security Council met 7 times."));
    assertEquals("1 constrained: [[7], [Рада Безпеки", calls.get(1).substring(0, 34));
  }

  @Test
  void namesAreAskedForAloneAndSearchedForWhereTheyAreLost() {
    wanted = Optional.of("У Кіото зустрілися 12 делегатів.");
    assertEquals(
        List.of("names: У Кіото зустрілися 12 делегатів."),
        climb(
            (text, beam) ->
                switch (text) {
                  case "Kyoto arrived." -> "Кіото прибуло.";
                  case "Kyoto is new." -> "Київ новий.";
                  default -> "Там зустрілися 12 делегатів.";
                },
            "There met 12 delegates in Kyoto."));
    assertEquals(
        List.of("1 texts, beam 4", "3 texts, beam 4", "1 constrained: [[Кіото], [12]]"),
        calls.stream().map(call -> call.replaceFirst(", Кіота.*?]", "]")).toList());
  }

  @Test
  void aTargetWithTheNameThatBreaksOffIsNotTaken() {
    wanted = Optional.of("У Кіото зустрілися 12 делегатів та");
    assertEquals(
        List.of("direct: Там зустрілися 12 делегатів."),
        climb(
            (text, beam) ->
                text.startsWith("Kyoto") ? "Кіото прибуло." : "Там зустрілися 12 делегатів.",
            "There met 12 delegates in Kyoto."));
    assertTrue(calls.get(2).startsWith("1 constrained: [[Кіото"), calls::toString);
  }

  @Test
  void namesThatTheModelDoesNotKnowAreNotSearchedFor() {
    assertEquals(
        List.of("direct: Там зустрілися делегати."),
        climb((text, beam) -> "Там зустрілися делегати.", "Delegates gathered in Kyoto."));
    assertEquals(List.of("1 texts, beam 4", "3 texts, beam 4"), calls);
  }

  @Test
  void aTextOfMoreFiguresThanASearchTakesIsLeftAsItIs() {
    wanted = Optional.of("1 2 3 4 5 6 7");
    assertEquals(
        List.of("direct: Багато."),
        climb((text, beam) -> "Багато.", "Take 1, 2, 3, 4, 5, 6 and 7."));
  }

  @Test
  void aTextOnWhichTheModelFailsStaysFailed() {
    List<SegmentTranslation> results =
        translate(
            (text, beam) -> {
              throw new IllegalStateException("cannot");
            },
            Optional.empty(),
            "The talks go on.");

    assertFalse(results.get(0).succeeded());
    assertEquals("cannot", results.get(0).failure());
  }

  @Test
  void whatTheFirstSearchSaysOfTheSourceIsKept() {
    SegmentTranslation result =
        translate(
                (text, beam) -> beam == 4 ? LOOP : GOOD,
                Optional.empty(),
                "The talks go on in the capital.")
            .get(0);

    assertArrayEquals(new float[] {4}, result.embedding());
    assertEquals(7, result.sourceTokens());
    assertEquals(Rung.REDECODED, result.in("uk").orElseThrow().rung());
  }

  private List<String> climb(BiFunction<String, Integer, String> model, String... texts) {
    return climb(model, Optional.empty(), texts);
  }

  private List<String> climb(
      BiFunction<String, Integer, String> model, Optional<SecondModel> second, String... texts) {
    return translate(model, second, texts).stream()
        .map(result -> result.in("uk").orElseThrow())
        .map(target -> target.rung().label() + ": " + target.text().text())
        .toList();
  }

  @Test
  void termsAreSearchedForWhereTheyAreLost() {
    glossary = terms();
    wanted = Optional.of("Рада Безпеки зібралася.");

    assertEquals(
        List.of("terms: Рада Безпеки зібралася.", "direct: Дощ іде."),
        climb(
            (text, beam) -> text.startsWith("The") ? "Ця Рада зібралася." : "Дощ іде.",
            "The Security Council met.",
            "Rain falls."));
    assertEquals(
        List.of("2 texts, beam 4", "1 constrained: [[Рада Безпеки, Ради Безпеки"),
        calls.stream().map(call -> call.replaceFirst(", Раді.*", "")).toList());
  }

  @Test
  void inflectedTermsAreNotSearchedFor() {
    glossary = terms();

    assertEquals(
        List.of("direct: Рішення Ради Безпеки чинне."),
        climb(
            (text, beam) -> "Рішення Ради Безпеки чинне.",
            "The Security Council's decision holds."));
    assertEquals(List.of("1 texts, beam 4"), calls);
  }

  @Test
  void aTargetWithItsTermAndANewFindingIsNotTaken() {
    glossary = terms();
    wanted = Optional.of("Рада Безпеки зібралася 7 разів.");

    assertEquals(
        List.of("direct: Ця Рада зібралася."),
        climb((text, beam) -> "Ця Рада зібралася.", "The Security Council met."));
  }

  @Test
  void forbiddenVariantsAreWorthASearch() {
    glossary = terms();
    wanted = Optional.of("Рада Безпеки зібралася.");

    assertEquals(
        List.of("terms: Рада Безпеки зібралася."),
        climb((text, beam) -> "Рада Безпеки, Совбез, зібралася.", "The Security Council met."));
  }

  private static Glossary terms() {
    return new Glossary(
        List.of(
            new GlossaryEntry(
                1,
                Map.of("en", List.of("Security Council"), "uk", List.of("Рада Безпеки")),
                Map.of("uk", List.of("Совбез")),
                "proper noun",
                CaseRule.START,
                false,
                "",
                "")));
  }

  private List<SegmentTranslation> translate(
      BiFunction<String, Integer, String> model, Optional<SecondModel> second, String... texts) {
    return LadderTranslator.of(decoder(model, 4), second, List.of("uk"), "en", glossary)
        .translate(List.of(texts).stream().map(text -> new SourceText(text, text)).toList());
  }

  private Decoder decoder(BiFunction<String, Integer, String> model, int beam) {
    return new Decoder(
        new Scripted(model),
        new SourceLimit(LadderTranslatorTest::tokens, 100),
        new GenerationOptions(beam, 1, 0, 1, 0, 0),
        1000);
  }

  private static int tokens(String text) {
    return text.split(" ").length;
  }

  /** Answers with what a function of the text and the beam size says. */
  private final class Scripted implements TextTranslator {
    private final BiFunction<String, Integer, String> model;

    Scripted(BiFunction<String, Integer, String> model) {
      this.model = model;
    }

    @Override
    public TranslatedBatch translate(
        List<SourceText> texts, List<String> languages, GenerationOptions options, int tokens) {
      calls.add(texts.size() + " texts, beam " + options.beamSize());
      List<TargetText> targets = new ArrayList<>();
      Map<String, float[]> embeddings = new HashMap<>();
      for (SourceText text : texts) {
        embeddings.put(text.key(), new float[] {options.beamSize()});
        String target = model.apply(text.text(), options.beamSize());
        int size = tokens(text.text());
        double mean = target.equals(UNSURE) ? -2 : -1;
        targets.add(new TargetText(text.key(), "uk", target, mean, mean, size, size, false));
      }
      return new TranslatedBatch(targets, embeddings);
    }

    @Override
    public List<TargetText> translateConstrained(
        List<ConstrainedText> texts, String language, GenerationOptions options, int tokens) {
      calls.add(
          texts.size()
              + " constrained: "
              + texts.get(0).required().stream().map(RequiredWords::forms).toList());
      texts.get(0).refused().stream()
          .flatMap(refuses -> Stream.of(GOOD, TWICE, BEHIND).filter(refuses))
          .forEach(refused::add);
      return texts.stream()
          .map(ConstrainedText::source)
          .flatMap(
              text ->
                  wanted.stream()
                      .map(
                          target -> {
                            double mean = target.equals(SALAD) ? -2 : -1;
                            return new TargetText(
                                text.key(), "uk", target, mean, mean, 5, 5, false);
                          }))
          .toList();
    }

    @Override
    public void close() {}
  }
}
