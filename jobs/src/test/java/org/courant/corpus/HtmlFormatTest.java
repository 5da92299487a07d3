package org.courant.corpus;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.Charset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HtmlFormatTest {
  @Test
  void readsTheMainContent() {
    Document document =
        Reading.document(
            "p/page.html",
            """
            <html lang="en"><head><title>Site</title><meta name="author" content="Desk">
            <meta property="article:published_time" content="2025-03-04"></head><body>
            <nav>Home</nav><article><header>By Desk</header><h1>Dam <em>Holds</em></h1>
            <figure><img alt="x"><figcaption>The dam.</figcaption></figure>
            <p>First&nbsp;line<br>second line</p><h2>Next</h2><ul><li>one<li><p>two</p></ul>
            <blockquote><p>Said he.</p></blockquote><div>Loose <b>text</b><script>x()</script></div>
            <aside>More</aside></article><footer>About</footer></body></html>
            """);
    assertEquals("Dam Holds", document.title());
    assertEquals(
        List.of(
            "caption: The dam.",
            "body: First\u00A0line",
            "body: second line",
            "heading: Next",
            "list_item: one",
            "list_item: two",
            "quotation: Said he.",
            "body: Loose text"),
        Reading.lines(document));
    assertEquals(
        Map.of("lang", "en", "author", "Desk", "published", "2025-03-04"), document.metadata());
  }

  @Test
  void findsTheTitleElsewhere() {
    assertEquals(
        "Open",
        Reading.document(
                "a.html", "<meta property='og:title' content='Open'><title>Site</title><p>Text")
            .title());
    assertEquals("Site", Reading.document("a.htm", "<title>Site</title><p>Text").title());
  }

  @Test
  void convertsTheDeclaredCharset() {
    byte[] bytes =
        "<meta charset='windows-1251'><h1>Новини</h1><p>Київ"
            .getBytes(Charset.forName("windows-1251"));
    Document document = Reading.document(Reading.one("a.html", bytes));
    assertEquals("Новини", document.title());
    assertEquals("windows-1251", document.metadata().get("courant.charset"));
  }

  @Test
  void anUnknownCharsetIsRefused() {
    byte[] bytes = "<meta charset='klingon'><p>é".getBytes(Charset.forName("ISO-8859-1"));
    Reading.refused(Reading.one("a.html", bytes), ReadFailure.BAD_ENCODING, "klingon", "--charset");
  }

  @Test
  void markupWithoutTextIsEmpty() {
    Reading.refused(
        Reading.all("a.html", "<html><body><script>x()</script></body></html>").get(0),
        ReadFailure.EMPTY);
  }

  @Test
  void survivesDeepNesting() {
    Reading.all("a.html", "<div>".repeat(100_000) + "deep");
    Reading.all("a.html", "<b>".repeat(20_000) + "deep");
    Reading.all("a.html", "<article>x".repeat(3_000));
  }
}
