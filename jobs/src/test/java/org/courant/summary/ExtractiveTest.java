package org.courant.summary;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.courant.briefing.Segment;
import org.courant.text.SegmentKind;
import org.junit.jupiter.api.Test;

class ExtractiveTest {
  @Test
  void sentencesThatShareMostAreChosen() {
    SummaryInput briefing =
        new Sentences()
            .body("A brass band played in the square all morning.")
            .body("The water treaty was signed by both ministers in Geneva.")
            .body("Under the treaty both ministers will share the water of the river.")
            .body("Hotels in Geneva were full for the weekend.")
            .body("Farmers along the river had asked the ministers for a water treaty.")
            .input();

    List<Integer> chosen = ordinals(extractive(SummaryLength.sentences(2)).summarize(briefing));

    assertFalse(chosen.contains(0), chosen.toString());
    assertFalse(chosen.contains(3), chosen.toString());
  }

  @Test
  void sameThingIsNotSaidTwice() {
    SummaryInput briefing =
        new Sentences()
            .body("The flood cut off three villages on the river Tarn.")
            .body("Three villages on the river Tarn were cut off by the flood.")
            .body("The army brought food and water to the villages by boat.")
            .body("A bridge on the river will be built anew by the army.")
            .input();

    List<Integer> chosen = ordinals(extractive(SummaryLength.sentences(2)).summarize(briefing));

    assertFalse(chosen.containsAll(List.of(0, 1)), chosen.toString());
  }

  @Test
  void sentenceThatPointsBackComesWithWhatItPointsAt() {
    SummaryInput briefing =
        new Sentences()
            .body("The museum in Lviv opened a hall for old maps.")
            .body("He said that the maps in the hall of the museum are old maps.")
            .body("Old maps of the museum hall had lain in a cellar in Lviv.")
            .body("Visitors came from three countries on Sunday.")
            .input();

    SourceSummary one = extractive(SummaryLength.sentences(1)).summarize(briefing);
    SourceSummary two = extractive(SummaryLength.sentences(2)).summarize(briefing);

    assertFalse(ordinals(one).contains(1));
    assertTrue(!ordinals(two).contains(1) || ordinals(two).contains(0), two.toString());
  }

  @Test
  void flaggedTranslationGivesWayToItsLike() {
    Sentences clean =
        new Sentences()
            .body("The port of Odesa was opened for grain ships on Monday.")
            .body("Grain ships may enter the opened port of Odesa from Monday.")
            .body("Insurance will cost the owners of the ships less than last year.");
    Sentences flagged =
        new Sentences()
            .flagged(1, "The port of Odesa was opened for grain ships on Monday.")
            .body("Grain ships may enter the opened port of Odesa from Monday.")
            .body("Insurance will cost the owners of the ships less than last year.");
    Summarizer summarizer = extractive(SummaryLength.sentences(1));

    assertEquals(List.of(0), ordinals(summarizer.summarize(clean.input())));
    assertEquals(List.of(1), ordinals(summarizer.summarize(flagged.input())));
  }

  @Test
  void greetingsNoticesAndAddressesAreNoStatements() {
    SummaryInput briefing =
        new Sentences()
            .body("Dear friends, ladies, gentlemen!")
            .body("Good evening!")
            .body("For more information call the office of the ministry in the capital.")
            .body("The report of the ministry lies at https://example.org for all to read.")
            .body("The minister of the ministry arrives at the river, March 4, 2025.")
            .body("The ministry found lead in the water of two towns.")
            .input();

    assertEquals(List.of(5), ordinals(extractive(SummaryLength.sentences(1)).summarize(briefing)));
  }

  @Test
  void headlineIsTheTitleOrTheBestShortSentence() {
    String longOne =
        "The port was opened " + "and grain ships entered the port ".repeat(4) + "now.";
    Sentences untitled =
        new Sentences().body(longOne).body("Grain ships entered the port.").body("Rain fell.");

    SourceSummary summary = extractive(SummaryLength.sentences(1)).summarize(untitled.input());
    SourceSummary titled =
        extractive(SummaryLength.sentences(1))
            .summarize(new Sentences().title("Port opens").body("Grain ships came in.").input());

    assertEquals(List.of(1), summary.headline());
    assertEquals(List.of(0), titled.headline());
  }

  @Test
  void longBriefingGivesEverySectionItsTurn() {
    Sentences sentences = new Sentences();
    for (int section = 0; section < 3; section++) {
      sentences.paragraph().of(SegmentKind.HEADING, "Part " + section).paragraph();
      for (int i = 0; i < 80; i++) {
        sentences.body("Sentence %d of part %d speaks of matter %d.".formatted(i, section, i % 7));
      }
    }

    SourceSummary summary = extractive(SummaryLength.sentences(3)).summarize(sentences.input());

    assertEquals(SummaryMethod.EXTRACTIVE_SECTIONS, summary.method());
    List<Integer> sections = ordinals(summary).stream().map(ordinal -> ordinal / 81).toList();
    assertEquals(List.of(0, 1, 2), sections);
  }

  @Test
  void anySegmentsGiveASummaryWithinItsLength() {
    for (int seed = 0; seed < 400; seed++) {
      Random random = new Random(seed);
      SummaryInput briefing = invented(random);
      Map<Integer, String> sources = new TreeMap<>();
      briefing.body().forEach(c -> sources.put(c.segment().ordinal(), c.segment().source()));
      for (SummaryLength length : lengths(random)) {
        for (SummaryStrategy strategy : List.of(SummaryStrategy.EXTRACTIVE, SummaryStrategy.LEAD)) {
          check(summarizer(strategy, length).summarize(briefing), sources, length, seed);
        }
      }
    }
  }

  @Test
  void orderInWhichSegmentsAreListedDoesNotMatter() {
    for (int seed = 0; seed < 100; seed++) {
      Random random = new Random(seed);
      SummaryInput briefing = invented(random);
      List<SummaryCandidate> shuffled = new ArrayList<>(briefing.body());
      Collections.shuffle(shuffled, random);
      Summarizer summarizer = extractive(SummaryLength.sentences(3));

      assertEquals(
          summarizer.summarize(briefing),
          summarizer.summarize(new SummaryInput(briefing.title(), shuffled)),
          "seed " + seed);
    }
  }

  private static void check(
      SourceSummary summary, Map<Integer, String> sources, SummaryLength length, int seed) {
    List<Integer> ordinals = ordinals(summary);
    assertEquals(ordinals.stream().sorted().distinct().toList(), ordinals, "seed " + seed);
    List<String> texts = summary.sentences().stream().map(SummarySentence::text).toList();
    for (SummarySentence sentence : summary.sentences()) {
      assertEquals(
          String.join(" ", sentence.support().stream().map(sources::get).toList()),
          sentence.text());
    }
    String whole = String.join(" ", texts);
    int most = length.most();
    switch (length.unit()) {
      case SENTENCES -> assertTrue(texts.size() <= most, "seed " + seed);
      case WORDS -> assertTrue(SummaryLength.countWords(whole) <= most, "seed " + seed);
      case CHARACTERS ->
          assertTrue(whole.codePointCount(0, whole.length()) <= most, "seed " + seed);
    }
    assertEquals(summary.method() == SummaryMethod.NONE, texts.isEmpty(), "seed " + seed);
  }

  private static List<SummaryLength> lengths(Random random) {
    return List.of(
        SummaryLength.sentences(1 + random.nextInt(5)),
        SummaryLength.words(1 + random.nextInt(60)),
        SummaryLength.characters(1 + random.nextInt(300)));
  }

  /** Segments of odd words and kinds, with and without vectors. */
  private static SummaryInput invented(Random random) {
    String[] words = {
      "“",
      "”",
      "\"",
      "he",
      "He",
      "said",
      "the",
      "water",
      "rises",
      "again",
      "…",
      "Це",
      "річка",
      "강",
      "물이",
      "2030",
      "https://x.org",
      "",
      " ",
      "\u0000",
      "\uD83D\uDE00",
      "(",
      ")",
      ".",
      "?",
      "!"
    };
    List<SummaryCandidate> title = new ArrayList<>();
    List<SummaryCandidate> body = new ArrayList<>();
    int count = random.nextInt(random.nextInt(10) == 0 ? 250 : 12);
    int paragraph = 0;
    for (int i = 0; i < count; i++) {
      StringBuilder text = new StringBuilder();
      for (int w = random.nextInt(14); w >= 0; w--) {
        text.append(words[random.nextInt(words.length)]).append(' ');
      }
      text.append(random.nextBoolean() ? "." : "");
      SegmentKind[] kinds = SegmentKind.values();
      SegmentKind kind =
          random.nextInt(3) > 0 ? SegmentKind.BODY : kinds[random.nextInt(kinds.length)];
      paragraph += random.nextInt(2);
      float[] embedding = new float[random.nextInt(5) == 0 ? 0 : 3];
      for (int d = 0; d < embedding.length; d++) {
        embedding[d] = random.nextInt(3) - 1;
      }
      (kind == SegmentKind.TITLE ? title : body)
          .add(
              new SummaryCandidate(
                  new Segment(paragraph, i, kind, text.toString()),
                  embedding,
                  random.nextInt(3) / 2.0));
    }
    return new SummaryInput(title, body);
  }

  private static Summarizer extractive(SummaryLength length) {
    return summarizer(SummaryStrategy.EXTRACTIVE, length);
  }

  private static Summarizer summarizer(SummaryStrategy strategy, SummaryLength length) {
    return Summarizer.ofSegments(
        SummaryOptions.ofSegments(strategy, length, List.of(SummaryLanguage.values())));
  }

  private static List<Integer> ordinals(SourceSummary summary) {
    return summary.sentences().stream().flatMap(sentence -> sentence.support().stream()).toList();
  }
}
