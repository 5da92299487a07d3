package org.courant.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import javax.xml.parsers.DocumentBuilderFactory;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.xml.sax.InputSource;

class ReviewPageTest {
  @Test
  void hostileTextIsDataAndNothingElse() throws Exception {
    Document page = parsed(ReviewSample.page(ReviewSample.HOSTILE));

    assertEquals(2, page.select("script").size());
    assertEquals(0, page.select("img, [onerror], [style], iframe, object, link").size());
    String data = page.selectFirst("#data").data();
    assertFalse(data.matches("(?s).*[<>&\u2028\u2029\u0085].*"), data);
    JsonNode segments = new ObjectMapper().readTree(data).get("briefings").get(0).get("segments");
    List<String> sources = new ArrayList<>();
    segments.forEach(segment -> sources.add(segment.get("source").asText()));
    assertEquals(ReviewSample.HOSTILE, sources);
  }

  @Test
  void anyTextLeavesThePageAsItIsBuilt() throws Exception {
    String structure = structure(parsed(ReviewSample.page(List.of("plain", "text"))));
    Random random = new Random(5);
    for (int i = 0; i < 60; i++) {
      StringBuilder text = new StringBuilder("x");
      for (int part = 0; part < 4; part++) {
        text.append(ReviewSample.HOSTILE.get(random.nextInt(ReviewSample.HOSTILE.size())));
        text.append((char) random.nextInt(0x10000));
      }
      ReviewPage page = ReviewSample.page(List.of(text.toString(), text.reverse().toString()));
      assertEquals(structure, structure(parsed(page)));
    }
  }

  /** The browser refuses every script but the one whose hash the page states. */
  @Test
  void onlyThePagesOwnScriptMayRun() throws Exception {
    Document page = parsed(ReviewSample.page(ReviewSample.HOSTILE));
    String script = page.selectFirst("script:not([type])").data();
    byte[] digest =
        MessageDigest.getInstance("SHA-256").digest(script.getBytes(StandardCharsets.UTF_8));
    String policy = page.selectFirst("meta[http-equiv=Content-Security-Policy]").attr("content");

    assertTrue(policy.startsWith("default-src 'none'; "), policy);
    assertTrue(
        policy.contains("script-src 'sha256-" + Base64.getEncoder().encodeToString(digest) + "';"),
        policy);
    assertFalse(script.matches("(?s).*(innerHTML|insertAdjacent|document\\.write|eval\\().*"));
    assertTrue(script.chars().allMatch(c -> c < 0x7F), "A script of ASCII has one hash");
  }

  @Test
  void nothingOutsideTheRunIsAsked() throws Exception {
    Document page = parsed(ReviewSample.page(ReviewSample.HOSTILE));

    assertEquals(List.of("../report.html"), page.select("[href]").eachAttr("href"));
    assertEquals(0, page.select("[src], [srcset], [action]").size());
    String style = page.selectFirst("style").data();
    assertFalse(style.contains("url(") || style.contains("@import"), style);
    assertTrue(style.contains("prefers-color-scheme: dark"), style);
  }

  @Test
  void everyControlHasAName() throws Exception {
    Document page = parsed(ReviewSample.page(ReviewSample.HOSTILE));

    for (Element control : page.select("input, select, textarea")) {
      assertNotNull(control.closest("label"), control.toString());
    }
    page.select("button").forEach(button -> assertFalse(button.text().isEmpty()));
    page.select("section").forEach(section -> assertNotNull(section.selectFirst("h2")));
    page.select("nav").forEach(nav -> assertFalse(nav.attr("aria-label").isEmpty()));
    assertEquals("en", page.selectFirst("html").attr("lang"));
  }

  @Test
  void aPageSaysWhatItLeavesOut() throws Exception {
    ReviewPage whole = ReviewSample.page(List.of("a", "b"));
    ReviewPage cut = new ReviewPage("r", "m", "1", "en", "ko", 3_000, 50_000, whole.briefings());

    assertEquals(
        "This page has all 4 segments of 2 briefings: those that need review first, the least"
            + " confident first among them.",
        parsed(whole).selectFirst("#extent").text());
    assertEquals(
        "This page has 4 of 50,000 segments, from 2 of 3,000 briefings: those that need review"
            + " first, the least confident first among them. The table segments has the rest.",
        parsed(cut).selectFirst("#extent").text());
    assertEquals("Review: Korean (ko)", parsed(cut).selectFirst("h1").text());
  }

  private static String structure(Document page) {
    StringBuilder structure = new StringBuilder();
    page.getAllElements().forEach(element -> structure.append(element.tagName()).append(' '));
    return structure.toString();
  }

  /** Reads a page as XML, which must succeed, and as HTML. */
  private static Document parsed(ReviewPage page) throws Exception {
    String html = page.toHtml();
    DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new InputSource(new StringReader(html)));
    return Jsoup.parse(html);
  }
}
