package org.courant.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.StringReader;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import javax.xml.parsers.DocumentBuilderFactory;
import org.courant.briefing.Finding;
import org.courant.briefing.Reject;
import org.courant.briefing.RejectReason;
import org.courant.briefing.Stage;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.xml.sax.InputSource;

class RunFiguresTest {
  private static final String SCRIPT = "<script>alert(1)</script>";
  private static final String IMAGE = "\"'><img src=x onerror=alert(1)>";
  private static final List<String> HOSTILE =
      List.of(
          SCRIPT,
          IMAGE,
          "</title></style></svg><b>",
          "${run} <#assign x=1> [=x]",
          "&amp; &#60;b&#62; &",
          "<!-- --> ]]> <![CDATA[",
          "a\u0000b\u001b[31m\u0085\ud800c\uffff",
          "\u202egnp.exe \u2066",
          "javascript:alert(1)",
          "한국어 Україна 😀");

  @Test
  void markupInWhatARunReadComesOutAsText() throws Exception {
    Document page = parsed(hostile(SCRIPT + IMAGE).toHtml());

    assertEquals(0, page.select("script, img, [onerror]").size());
    for (String place :
        List.of("h1", "title", "p.source", "p.target", "span.flag", ".place", ".detail")) {
      Element element = page.selectFirst(place);
      assertTrue(element.text().contains(SCRIPT + IMAGE), place + ": " + element);
    }
    assertTrue(page.select("details td").text().contains(SCRIPT + IMAGE));
  }

  @Test
  void anyTextLeavesThePageAsItIsBuilt() throws Exception {
    String structure = structure(parsed(hostile("plain").toHtml()));
    Random random = new Random(7);
    for (int i = 0; i < 60; i++) {
      StringBuilder text = new StringBuilder("x");
      for (int part = 0; part < 4; part++) {
        text.append(HOSTILE.get(random.nextInt(HOSTILE.size())));
        text.append((char) random.nextInt(0x10000));
      }
      assertEquals(structure, structure(parsed(hostile(text.toString()).toHtml())));
    }
  }

  @Test
  void nothingOutsideTheFileIsAsked() {
    Document page = Jsoup.parse(hostile("http://example.org/x.png url(http://a)").toHtml());

    assertEquals(0, page.select("[src], [srcset], [style], link, iframe, object").size());
    page.select("[href]").forEach(link -> assertEquals("review/uk.html", link.attr("href")));
    String style = page.selectFirst("style").data();
    assertFalse(style.contains("url(") || style.contains("@import"), style);
    assertTrue(
        page.selectFirst("meta[http-equiv=Content-Security-Policy]")
            .attr("content")
            .startsWith("default-src 'none'"));
  }

  @Test
  void everyTableAndChartHasAName() {
    Document page = Jsoup.parse(hostile("x").toHtml());

    assertEquals("en", page.selectFirst("html").attr("lang"));
    page.select("table").forEach(table -> assertNotNull(table.selectFirst("caption")));
    page.select("svg:not([aria-hidden])")
        .forEach(chart -> assertFalse(chart.attr("aria-label").isEmpty()));
    page.select("section").forEach(section -> assertNotNull(section.selectFirst("h2")));
    assertEquals("uk", page.selectFirst("p.target").attr("lang"));
    assertEquals("en", page.selectFirst("p.source").attr("lang"));
  }

  @Test
  void numbersAreThoseOfTheRun() {
    Document page = Jsoup.parse(hostile("x").toHtml());

    assertEquals(
        List.of(
            "1,234", "1,193", "7", "34", "5,000", "4,000", "3,000", "900", "100", "321", "1:01:02"),
        page.select(".cards dd").eachText());
    assertEquals(List.of("length_ratio 12", "name_lost 3"), rows(page, "#language-1 .bars"));
    assertEquals(List.of("load 0.5 s", "write 2.0 s"), rows(page, "#sources .bars"));
    assertEquals(List.of("EMPTY 30", "BINARY 4"), rows(page, "#rejects .bars"));
    assertEquals(
        List.of("uk 1,200 7 5,000 40", "uk 4,990 10", "uk 4,999 1"),
        rows(page, "#languages table"));
    assertEquals("100.00%", page.selectFirst("#rejects rect").attr("width"));
    assertTrue(
        page.selectFirst("#language-1 figure svg").attr("aria-label").contains("0.9 to 1.0: 10"));
  }

  @Test
  void aRunOfNothingSaysSo() throws Exception {
    LanguageFigures language =
        new LanguageFigures(
            "ko", 0, 0, 0, 0, Map.of(), Map.of(), Map.of(), histogram(0), List.of(), List.of());
    RunFigures run =
        new RunFigures(
            "r",
            Instant.EPOCH,
            Duration.ZERO,
            "m",
            "f",
            "en",
            Map.of(),
            "f",
            Map.of(),
            new RunFigures.Totals(0, 0, 0, 0, 0, 0, 0, 0, 0, 0),
            Map.of("load", 0.0),
            histogram(0),
            Map.of(),
            List.of(),
            List.of(language));

    String text = parsed(run.toHtml()).text();

    assertTrue(text.contains("Nothing was rejected."), text);
    assertTrue(text.contains("The checks found nothing."), text);
    assertTrue(text.contains("There are no segments."), text);
    assertTrue(text.contains("1 January 1970, 00:00:00 UTC"), text);
  }

  private static List<String> rows(Document page, String table) {
    return page.select(table + " tbody tr").eachText();
  }

  private static String structure(Document page) {
    StringBuilder structure = new StringBuilder();
    page.getAllElements().forEach(element -> structure.append(element.tagName()).append(' '));
    return structure.toString();
  }

  /** Reads a page as XML, which must succeed, and as HTML. */
  private static Document parsed(String page) throws Exception {
    DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new InputSource(new StringReader(page)));
    return Jsoup.parse(page);
  }

  private static Histogram histogram(long each) {
    return new Histogram(0, 0.1, false, Collections.nCopies(10, each));
  }

  /** A run with a text in every place where one may stand. */
  private static RunFigures hostile(String text) {
    DoubtfulSegment segment =
        new DoubtfulSegment(text, 3, text, text, 0.125, List.of(new Finding(text, text)));
    LanguageFigures language =
        new LanguageFigures(
            "uk",
            1_200,
            7,
            5_000,
            40,
            Map.of("direct", 4_990L, "source", 10L),
            Map.of("translated", 4_999L, "fallback", 1L),
            Map.of("name_lost", 3L, "length_ratio", 12L),
            histogram(10),
            List.of(segment),
            List.of(new TermFigures(text, text, 9, 3, 2, 4, 1, 1)));
    Map<String, Double> seconds = new LinkedHashMap<>();
    seconds.put("load", 0.5);
    seconds.put("write", 2.0);
    return new RunFigures(
        text,
        Instant.parse("2026-11-26T03:04:05Z"),
        Duration.ofSeconds(3_662),
        text,
        text,
        "en",
        Map.of(text, text),
        text,
        Map.of(text, text),
        new RunFigures.Totals(1_234, 1_193, 7, 34, 5_000, 4_000, 3_000, 900, 100, 321.4),
        seconds,
        histogram(7),
        Map.of("BINARY", 4L, "EMPTY", 30L),
        List.of(new Reject(text, text, 5L, Stage.READ, RejectReason.EMPTY, text)),
        List.of(language));
  }
}
