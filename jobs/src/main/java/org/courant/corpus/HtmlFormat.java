package org.courant.corpus;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.courant.text.Paragraph;
import org.courant.text.SegmentKind;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.parser.Parser;
import org.jsoup.select.NodeFilter;

/**
 * HTML pages.
 *
 * <p>The text is that of the longest {@code article}, else of {@code main}, else of {@code body}.
 * Dropped with all they hold: {@code script}, {@code style}, {@code template}, {@code nav}, {@code
 * header}, {@code footer}, {@code aside}, {@code form}, {@code noscript}, {@code button}, {@code
 * iframe}, {@code svg} and whatever is {@code hidden}. Other residue is left to the cleaning, which
 * keeps account of what it removes.
 *
 * <p>The title is the first {@code h1} of the main content, else {@code og:title}, else {@code
 * title}. {@code figcaption} becomes a caption, {@code h1} to {@code h6} a heading, {@code li} a
 * list item, {@code blockquote} a quotation, {@code pre} code, everything else body; {@code br}
 * splits lines. {@code lang}, author and publishing date go to the metadata as {@code lang}, {@code
 * author} and {@code published}.
 */
final class HtmlFormat {
  /** How far into a page a charset declaration is looked for. */
  private static final int DECLARATION_BYTES = 4096;

  /** Elements nested more deeply are read as if they stood side by side. */
  private static final int MOST_DEPTH = 256;

  private static final Pattern CHARSET =
      Pattern.compile(
          "<meta\\s[^>]*charset\\s*=\\s*[\"']?\\s*([\\w.:-]+)"
              + "|\\A\\s*<\\?xml\\s[^>]*encoding\\s*=\\s*[\"']([\\w.:-]+)",
          Pattern.CASE_INSENSITIVE);

  /** The empty lines before a block of code. */
  private static final Pattern EMPTY_LINES = Pattern.compile("\\A(?:[ \t]*+\\R)++");

  private static final Set<String> DROPPED =
      Set.of(
          "script",
          "style",
          "template",
          "nav",
          "header",
          "footer",
          "aside",
          "form",
          "noscript",
          "button",
          "iframe",
          "svg",
          "head",
          "title");
  private static final Set<String> BREAKING =
      Set.of("br", "hr", "td", "th", "tr", "dt", "dd", "option", "caption", "figure", "video");

  private HtmlFormat() {}

  /** The charset a page declares in a {@code meta} element or an XML declaration. */
  static Optional<String> declaredCharset(byte[] bytes) {
    String head =
        new String(
            bytes, 0, Math.min(bytes.length, DECLARATION_BYTES), StandardCharsets.ISO_8859_1);
    Matcher matcher = CHARSET.matcher(head);
    return matcher.find()
        ? Optional.of(matcher.group(1) != null ? matcher.group(1) : matcher.group(2))
        : Optional.empty();
  }

  static Content read(String text) {
    org.jsoup.nodes.Document page = Jsoup.parse(text, "", parser());
    Element main = mainContent(page);
    Element heading = main.selectFirst("h1");
    String title = heading == null ? "" : heading.text();
    if (title.isBlank()) {
      heading = null;
      title = meta(page, "meta[property=og:title]");
    }
    if (title.isBlank()) {
      title = page.title();
    }
    Map<String, String> metadata = new LinkedHashMap<>();
    Element root = page.selectFirst("html");
    note(metadata, "lang", root == null ? "" : root.attr("lang"));
    note(metadata, "author", meta(page, "meta[name=author],meta[property=article:author]"));
    note(
        metadata,
        "published",
        meta(
            page,
            "meta[property=article:published_time],meta[name=date],meta[name=pubdate],"
                + "meta[itemprop=datePublished],meta[name=dcterms.date]"));
    return new Content("", TextFormat.oneLine(title), paragraphs(main, heading), metadata);
  }

  /** The paragraphs of a piece of HTML in another format. */
  static List<Paragraph> fragment(String html) {
    return paragraphs(Jsoup.parse(html, "", parser()).body(), null);
  }

  private static Parser parser() {
    return Parser.htmlParser().setMaxDepth(MOST_DEPTH);
  }

  private static Element mainContent(org.jsoup.nodes.Document page) {
    for (String name : List.of("article", "main")) {
      Element longest = null;
      int most = 0;
      for (Element element : page.getElementsByTag(name)) {
        // An element inside another of its name cannot be the longer one.
        boolean inside = longest != null && element.parents().contains(longest);
        int length = inside ? 0 : element.text().length();
        if (length > most) {
          longest = element;
          most = length;
        }
      }
      if (longest != null) {
        return longest;
      }
    }
    return page.body();
  }

  private static String meta(org.jsoup.nodes.Document page, String query) {
    Element element = page.selectFirst(query);
    return element == null ? "" : element.attr("content");
  }

  private static void note(Map<String, String> metadata, String key, String value) {
    String line = TextFormat.oneLine(value);
    if (!line.isEmpty()) {
      metadata.put(key, line);
    }
  }

  private static List<Paragraph> paragraphs(Element main, Element title) {
    Blocks blocks = new Blocks(main, title);
    main.filter(blocks);
    blocks.flush();
    return blocks.paragraphs;
  }

  /** Gathers text into blocks; jsoup walks the tree without recursion. */
  private static final class Blocks implements NodeFilter {
    private final List<Paragraph> paragraphs = new ArrayList<>();
    private final Deque<SegmentKind> kinds = new ArrayDeque<>();
    private final HtmlMarks marks = new HtmlMarks();
    private final StringBuilder text = new StringBuilder();
    private final Element main;
    private final Element title;

    Blocks(Element main, Element title) {
      this.main = main;
      this.title = title;
    }

    @Override
    public FilterResult head(Node node, int depth) {
      if (node instanceof TextNode piece) {
        append(piece);
      } else if (node instanceof Element element) {
        boolean drop =
            !same(element, main)
                && (same(element, title)
                    || DROPPED.contains(element.normalName())
                    || element.hasAttr("hidden"));
        if (drop) {
          flushIfBlock(element);
          return FilterResult.SKIP_ENTIRELY;
        }
        flushIfBlock(element);
        Optional.ofNullable(kind(element)).ifPresent(kinds::push);
        marks.open(element);
      }
      return FilterResult.CONTINUE;
    }

    @Override
    public FilterResult tail(Node node, int depth) {
      if (node instanceof Element element) {
        flushIfBlock(element);
        if (kind(element) != null) {
          kinds.pop();
        }
        marks.close(element);
      }
      return FilterResult.CONTINUE;
    }

    /** Whether two names mean one place in the page; elements that look alike are not the same. */
    @SuppressWarnings("ReferenceEquality")
    private static boolean same(Element one, Element other) {
      return one == other;
    }

    private void append(TextNode piece) {
      text.append(piece.getWholeText());
    }

    private void flushIfBlock(Element element) {
      if (element.isBlock() || BREAKING.contains(element.normalName())) {
        flush();
      }
    }

    private void flush() {
      String whole = text.toString();
      text.setLength(0);
      boolean code = kinds.peek() == SegmentKind.CODE;
      String block =
          code
              ? EMPTY_LINES.matcher(whole.stripTrailing()).replaceFirst("")
              : TextFormat.oneLine(whole);
      if (!block.isEmpty()) {
        SegmentKind kind = kinds.isEmpty() ? TextFormat.kind(block) : kinds.peek();
        paragraphs.add(new Paragraph(kind, block, marks.next()));
      }
    }

    private static SegmentKind kind(Element element) {
      return switch (element.normalName()) {
        case "figcaption", "caption" -> SegmentKind.CAPTION;
        case "h1", "h2", "h3", "h4", "h5", "h6" -> SegmentKind.HEADING;
        case "li" -> SegmentKind.LIST_ITEM;
        case "blockquote" -> SegmentKind.QUOTATION;
        case "pre" -> SegmentKind.CODE;
        default -> null;
      };
    }
  }
}
