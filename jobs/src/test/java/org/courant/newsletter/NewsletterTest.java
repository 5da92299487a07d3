package org.courant.newsletter;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.ParseErrorList;
import org.jsoup.parser.Parser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.xml.sax.InputSource;

class NewsletterTest {
  private static final IssueSettings SETTINGS = IssueSettings.of(LocalDate.of(2026, 11, 26));

  /** As AA of WCAG 2.2 asks, success criterion 1.4.3. */
  private static final double CONTRAST = 4.5;

  private static final List<String> HOSTILE =
      List.of(
          "<script>alert(1)</script>",
          "\"'><img src=x onerror=alert(1)>",
          "</title></style></a><b>",
          "${issue} <#assign x=1> [=x]",
          "&amp; &#60;b&#62; &",
          "<!-- --> ]]> <![CDATA[ <![endif]-->",
          "a\u0000b\u001b[31m\u0085\ud800c\uffff",
          "\u202egnp.exe \u2066",
          "javascript:alert(1)",
          "data:text/html,<b>",
          "../../index",
          "\r\nBcc: all@example.org\r\n",
          "한국어 Україна 😀");

  @TempDir Path folder;

  @Test
  void anIssueIsPagesMailAndMarkdown() {
    Map<String, byte[]> files = files("uk", Briefings.passed("a"), Briefings.passed("b"));

    assertEquals(
        List.of(
            "uk/" + Slug.of("a") + ".html",
            "uk/" + Slug.of("b") + ".html",
            "uk/mail.html",
            "uk/mail.txt",
            "uk/mail.eml",
            "uk/issue.md",
            "uk/index.html",
            "index.html"),
        List.copyOf(files.keySet()));
  }

  @Test
  void theFrontPageLeadsToThePages() throws Exception {
    Map<String, byte[]> files = files("uk", Briefings.passed("a"), Briefings.passed("b"));
    Document page = parsed(files, "uk/index.html");

    assertEquals("uk", page.selectFirst("html").attr("lang"));
    assertEquals("Огляд новин", page.selectFirst("h1").text());
    assertEquals(
        "четвер, 26 листопада 2026 р. · 2 повідомлення",
        page.selectFirst(".dateline").text().replace('\u202f', ' '));
    assertEquals(List.of("Заголовок a", "Заголовок b"), page.select("h2").eachText());
    assertEquals("Зведення a.", page.selectFirst(".lead").text());
    assertEquals("Wire · 20 травня 2025\u202fр.", page.selectFirst(".details").text());
    for (Element link : page.select("a")) {
      assertTrue(files.containsKey("uk/" + link.attr("href")), link.toString());
    }
  }

  @Test
  void aPageHasTheWholeBriefing() throws Exception {
    Document page = parsed(files("uk", Briefings.passed("a")), "uk/" + Slug.of("a") + ".html");

    assertEquals("Заголовок a", page.selectFirst("h1").text());
    assertEquals("Підзаголовок", page.selectFirst("h2").text());
    assertEquals(List.of("один", "два"), page.select("ul li").eachText());
    assertEquals(List.of("три", "чотири"), page.select("ol[start=3] li").eachText());
    assertEquals("x < 1 && y\n  *z*", page.selectFirst("pre").wholeText());
    assertEquals("Цитата.", page.selectFirst("blockquote").text());
    assertEquals(Briefings.LINK, page.selectFirst(".source a").attr("href"));
    assertEquals("2025-05-20", page.selectFirst("time[datetime^=2025]").attr("datetime"));
    assertFalse(page.html().contains("/home/desk"), "no path of the machine");
  }

  @Test
  void whatWasLeftInTheLanguageOfTheSourceSaysSo() throws Exception {
    Map<String, byte[]> files = files("uk", Briefings.left("a"));

    for (String name : List.of("uk/index.html", "uk/mail.html", "uk/" + Slug.of("a") + ".html")) {
      Document page = parsed(files, name);
      assertEquals("Left as it was", page.selectFirst("h1 [lang=en], h2 [lang=en]").text(), name);
      assertEquals(0, page.select("p:contains(Абзац.) [lang=en]").size(), name);
    }
    Document page = parsed(files, "uk/" + Slug.of("a") + ".html");
    assertEquals("This too.", page.selectFirst("p > [lang=en]").text());
    assertEquals("ltr", page.selectFirst("p > [lang=en]").attr("dir"));
  }

  @ParameterizedTest
  @CsvSource({
    "Переговори тривають, uk, en, uk",
    "NATO та ЄС, uk, en, uk",
    "The talks go on, uk, en, en",
    "The talks go on, ko, en, en",
    "大韓民國, ko, en, ko",
    "The talks go on, de, en, de",
    "12 + 5, uk, en, uk",
    "The talks go on, xx, en, xx",
  })
  void lettersTellWhatWasLeft(String text, String language, String source, String expected) {
    assertEquals(expected, Phrase.translated(text, language, source).language());
  }

  @Test
  void whoLookedAtATranslationIsTold() throws Exception {
    Newsletter newsletter = Newsletter.plain();
    IssueSettings reviewed =
        new IssueSettings(
            Optional.of("The Courier"),
            SETTINGS.date(),
            Optional.empty(),
            Optional.of("O. <Kovalenko>"),
            Optional.empty(),
            Optional.empty());
    List<IssueBriefing> mixed = List.of(Briefings.passed("a"), Briefings.flagged("b"));
    Map<String, byte[]> files = newsletter.print(List.of(newsletter.issue("uk", mixed, reviewed)));

    assertEquals(
        "Машинний переклад: 2 повідомлення, з них не перевірено 1. Такі повідомлення позначено.",
        parsed(files, "uk/index.html").selectFirst(".notice.warn").text());
    assertEquals(
        List.of("Не перевірено"), parsed(files, "uk/index.html").select(".mark").eachText());
    assertEquals("The Courier", parsed(files, "uk/mail.html").selectFirst("h1").text());
    assertEquals(
        "Машинний переклад (мова оригіналу: англійська). Перевірено: O. <Kovalenko>.",
        parsed(files, "uk/" + Slug.of("a") + ".html").selectFirst(".notice").text());
    String flagged =
        "Неперевірений машинний переклад (мова оригіналу: англійська). Автоматичні перевірки"
            + " мають зауваження: 3 з 22 речень.";
    assertEquals(
        flagged, parsed(files, "uk/" + Slug.of("b") + ".html").selectFirst(".notice.warn").text());
    assertTrue(parsed(files, "uk/mail.html").text().contains(flagged));
    assertTrue(text(files, "uk/mail.txt").replace('\n', ' ').contains(flagged));
    assertTrue(text(files, "uk/issue.md").contains("> " + flagged));
  }

  @Test
  void anIssueOfWhichNothingWasReviewedSaysSo() throws Exception {
    assertEquals(
        "Машинний переклад без перевірки: 2 повідомлення.",
        parsed(files("uk", Briefings.flagged("a"), Briefings.flagged("b")), "uk/index.html")
            .selectFirst(".notice.warn")
            .text());
    assertEquals(
        "이 브리핑은 검토를 거치지 않은 기계 번역입니다.",
        parsed(files("ko", Briefings.flagged("a")), "ko/index.html")
            .selectFirst(".notice.warn")
            .text());
  }

  @Test
  void anAddressMakesTheMailShort() throws Exception {
    IssueSettings settings =
        new IssueSettings(
            Optional.empty(),
            SETTINGS.date(),
            Optional.empty(),
            Optional.empty(),
            Optional.of(new WebAddress("https://example.org/news")),
            Optional.of(new WebAddress("https://example.org/leave?x=1&y=2")));
    Newsletter newsletter = Newsletter.plain();
    Map<String, byte[]> files =
        newsletter.print(List.of(newsletter.issue("ko", List.of(Briefings.passed("a")), settings)));
    String address = "https://example.org/news/ko/" + Slug.of("a") + ".html";
    Document mail = parsed(files, "ko/mail.html");

    assertEquals("전문 보기", mail.selectFirst("p a[href=" + address + "]").text());
    assertEquals("수신 거부", mail.selectFirst("a[href=https://example.org/leave?x=1&y=2]").text());
    assertFalse(mail.text().contains("Перший абзац."));
    assertTrue(text(files, "ko/mail.txt").contains("전문 보기:\n" + address + "\n"));
    assertTrue(
        parsed(files("ko", Briefings.passed("a")), "ko/mail.html").text().contains("Перший"));
  }

  @Test
  void theMailIsOfTablesWithStylesInside() throws Exception {
    Document mail = parsed(files("ko", Briefings.passed("a")), "ko/mail.html");

    mail.select("table").forEach(table -> assertEquals("presentation", table.attr("role")));
    for (Element element : mail.select("body h1, body h2, body p, body li, body td")) {
      assertTrue(element.hasAttr("style"), element.toString());
    }
    assertEquals(0, mail.select("img, script, link, [src], form, iframe").size());
    assertTrue(mail.selectFirst("td p").attr("style").contains("Apple SD Gothic Neo"));
  }

  @ParameterizedTest
  @CsvSource({"ar,rtl,right", "he,rtl,right", "ko,ltr,left"})
  void directionIsThatOfTheLanguage(String language, String direction, String side)
      throws Exception {
    Map<String, byte[]> files = files(language, Briefings.passed("a"));

    for (String name : files.keySet()) {
      if (name.endsWith(".html")) {
        assertEquals(direction, parsed(files, name).selectFirst("html").attr("dir"), name);
      }
    }
    Document mail = parsed(files, language + "/mail.html");
    assertTrue(mail.selectFirst("td p").parent().attr("style").contains("text-align: " + side));
    assertTrue(mail.selectFirst("blockquote").attr("style").contains("border-" + side));
  }

  @Test
  void wordsThatALanguageLacksAreMarkedAsEnglish() throws Exception {
    Document page = parsed(files("ar", Briefings.passed("a")), "ar/index.html");

    Element title = page.selectFirst("h1 span");
    assertEquals("News briefings", title.text());
    assertEquals("en", title.attr("lang"));
    assertEquals("ltr", title.attr("dir"));
    assertTrue(page.selectFirst(".dateline time").text().contains("نوفمبر"));
    assertTrue(
        page.selectFirst(".notice span").text().startsWith("Machine translated from English."));
  }

  @Test
  void languagesOfOneDayLeadToEachOther() throws Exception {
    Newsletter newsletter = Newsletter.plain();
    List<Issue> issues = new ArrayList<>();
    for (String language : List.of("ko", "uk")) {
      issues.add(newsletter.issue(language, List.of(Briefings.passed("a")), SETTINGS));
    }
    Map<String, byte[]> files = newsletter.print(issues);

    assertEquals(
        List.of("한국어", "українська"), parsed(files, "index.html").select("li a").eachText());
    Element other = parsed(files, "ko/index.html").selectFirst(".languages a");
    assertEquals("../uk/index.html uk", other.attr("href") + " " + other.attr("lang"));
  }

  @Test
  void anyTextLeavesTheFilesAsTheyAreBuilt() throws Exception {
    List<String> structure = structure(files("ko", Briefings.hostile("plain")));
    Random random = new Random(7);
    for (int i = 0; i < 60; i++) {
      StringBuilder text = new StringBuilder("x");
      for (int part = 0; part < 2; part++) {
        text.append(HOSTILE.get(random.nextInt(HOSTILE.size())));
        text.append((char) random.nextInt(0x10000));
      }
      List<String> found = structure(files("ko", Briefings.hostile(text.toString())));
      for (int file = 0; file < structure.size(); file++) {
        assertEquals(structure.get(file), found.get(file), () -> "from: " + text);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", "/a"})
  void nobodyIsSentElsewhere(String link) throws Exception {
    Map<String, byte[]> files = files("ko", Briefings.hostile(link));

    for (String name : files.keySet()) {
      if (name.endsWith(".html")) {
        assertEquals(0, parsed(files, name).select("[href*=" + link + "]").size(), name);
      }
    }
    assertFalse(text(files, "ko/issue.md").contains("](" + link));
  }

  @Test
  void twoIdsNeverShareAPage() {
    Map<String, byte[]> files =
        files("ko", Briefings.passed("a"), Briefings.passed("a"), Briefings.passed("../a"));

    assertTrue(files.containsKey("ko/" + Slug.of("a") + ".html"));
    assertTrue(files.containsKey("ko/" + Slug.of("a") + "-2.html"));
    files.keySet().forEach(name -> assertTrue(name.matches("(ko/)?[a-z0-9.-]+"), name));
  }

  @ParameterizedTest
  @ValueSource(strings = {"../x", "a/b", "", "k", "ko\u0000"})
  void aLanguageIsATag(String language) {
    assertThrows(
        IllegalArgumentException.class, () -> files(language, Briefings.passed("a")), language);
  }

  @Test
  void theSameIssueMakesTheSameBytes() {
    Map<String, byte[]> first = files("uk", Briefings.passed("a"), Briefings.flagged("b"));
    Map<String, byte[]> second = files("uk", Briefings.passed("a"), Briefings.flagged("b"));

    assertEquals(first.keySet(), second.keySet());
    first.forEach((name, bytes) -> assertArrayEquals(bytes, second.get(name), name));
  }

  @Test
  void coloursHaveContrastInLightAndDark() {
    String style =
        Jsoup.parse(text(files("ko", Briefings.passed("a")), "ko/index.html"))
            .selectFirst("style")
            .data();
    Matcher roots = Pattern.compile(":root \\{([^}]*)}").matcher(style);
    for (int scheme = 0; scheme < 2; scheme++) {
      assertTrue(roots.find(), "a light scheme and a dark one");
      Map<String, Double> light = Contrast.luminances(roots.group(1));
      for (String ink : List.of("ink", "quiet", "accent")) {
        for (String ground : List.of("ground", "sheet")) {
          double contrast = Contrast.of(light.get(ink), light.get(ground));
          assertTrue(contrast >= CONTRAST, ink + " on " + ground + ": " + contrast);
        }
      }
      assertTrue(Contrast.of(light.get("warn"), light.get("warn-ground")) >= CONTRAST);
    }
  }

  @Test
  void aUsersTemplateAndLabelsStandIn() throws Exception {
    Files.writeString(folder.resolve("story.ftlh"), "<p>${story.headline()}</p>\n");
    Files.writeString(folder.resolve("labels_uk.properties"), "title=Вісник\n");
    Newsletter newsletter = Newsletter.with(folder);
    Map<String, byte[]> files =
        newsletter.print(
            List.of(newsletter.issue("uk", List.of(Briefings.hostile("<b>")), SETTINGS)));

    assertEquals("<p>x&lt;b&gt;</p>\n", text(files, "uk/" + Slug.of("<b>") + ".html"));
    assertEquals("Вісник", parsed(files, "uk/index.html").selectFirst("h1").text());
  }

  @Test
  void aUsersFaultIsNamed() throws IOException {
    Path file = folder.resolve("mail.txt.ftl");
    Files.writeString(file, "one\n${issue.nothing()}\n");
    Newsletter newsletter = Newsletter.with(folder);
    List<Issue> issues = List.of(newsletter.issue("uk", List.of(Briefings.passed("a")), SETTINGS));
    String message =
        assertThrows(IllegalArgumentException.class, () -> newsletter.print(issues)).getMessage();

    assertTrue(message.startsWith("Invalid template: " + file + ", line 2, column 3: "), message);
    Files.delete(file);
    assertTrue(
        assertThrows(IllegalArgumentException.class, () -> Newsletter.with(folder))
            .getMessage()
            .startsWith("Invalid templates: " + folder + ", has none of site.ftlh, "));
  }

  @Test
  void theOriginalsMakeTheSameIssue() throws IOException {
    for (Map.Entry<String, byte[]> file : Newsletter.originals().entrySet()) {
      Files.write(folder.resolve(file.getKey()), file.getValue());
    }
    Newsletter copy = Newsletter.with(folder);
    Map<String, byte[]> files =
        copy.print(List.of(copy.issue("ko", List.of(Briefings.passed("a")), SETTINGS)));

    files("ko", Briefings.passed("a"))
        .forEach((name, bytes) -> assertArrayEquals(bytes, files.get(name), name));
  }

  private static Map<String, byte[]> files(String language, IssueBriefing... briefings) {
    Newsletter newsletter = Newsletter.plain();
    return newsletter.print(List.of(newsletter.issue(language, List.of(briefings), SETTINGS)));
  }

  private static String text(Map<String, byte[]> files, String name) {
    return new String(files.get(name), UTF_8);
  }

  /** The elements of every page and the blocks of the Markdown, without their texts. */
  private static List<String> structure(Map<String, byte[]> files) throws Exception {
    List<String> structure = new ArrayList<>();
    for (String name : files.keySet()) {
      if (name.endsWith(".html")) {
        StringBuilder elements = new StringBuilder();
        parsed(files, name)
            .getAllElements()
            // Letters decide whether a text says which language it was left in.
            .not("span[lang][dir]")
            .forEach(element -> elements.append(element.tagName()).append(' '));
        structure.add(elements.toString());
      } else if (name.endsWith(".md")) {
        structure.add(MarkdownBlocks.of(text(files, name)));
      }
    }
    return structure;
  }

  /** Reads a page as XML and as HTML, neither of which may find a fault. */
  private static Document parsed(Map<String, byte[]> files, String name) throws Exception {
    String page = text(files, name);
    DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new InputSource(new StringReader(page)));
    Parser parser = Parser.htmlParser().setTrackErrors(10);
    Document document = Jsoup.parse(page, parser);
    ParseErrorList errors = parser.getErrors();
    assertTrue(errors.isEmpty(), () -> name + ": " + errors);
    return document;
  }
}
