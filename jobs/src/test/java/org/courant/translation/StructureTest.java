package org.courant.translation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.Node;
import org.commonmark.node.OrderedList;
import org.commonmark.node.Paragraph;
import org.commonmark.parser.Parser;
import org.courant.briefing.Briefing;
import org.courant.briefing.Segment;
import org.courant.briefing.TranslatedSegment;
import org.courant.corpus.CorpusReader;
import org.courant.corpus.CorpusRecord;
import org.courant.corpus.Document;
import org.courant.corpus.ReadOptions;
import org.courant.text.SegmentKind;
import org.junit.jupiter.api.Test;

/** The blocks of a source stand in the body as they stood in the source. */
class StructureTest {
  private static final String MARKDOWN =
      """
      # Harbour

      ## What was agreed

      The port opens. Ships may enter.

      ### In detail

      1. First, the dredging.
         1. In March.
         2. In April.
      2. Then the cranes.

         They come from Busan.
      3. Last, the opening.

      > The mayor was glad.
      >
      > - He had waited.
      > - So had others.

      - Bread

        ```
        run --port 80
          indented
        ```
      - Salt

      ````
      a ``` fence in it
      ````

      7. Seven
      8. Eight
      """;

  @Test
  void markdownKeepsItsBlocks() {
    String body = body("b.md", MARKDOWN);

    assertEquals(
        skeleton(MARKDOWN).subList(1, skeleton(MARKDOWN).size()),
        skeleton(body),
        () -> "the title aside: " + body);
  }

  @Test
  void codeIsCarriedOverAsItIs() {
    List<Segment> segments = segments("b.md", MARKDOWN);
    List<Segment> code =
        segments.stream().filter(segment -> segment.kind() == SegmentKind.CODE).toList();

    assertEquals(2, code.size());
    assertEquals("run --port 80\n  indented", code.get(0).source());
    assertEquals(false, Translatable.isTranslatable(code.get(0)));
  }

  @Test
  void htmlBecomesTheSameInMarkdown() {
    String body =
        body(
            "b.html",
            """
            <article><h1>Harbour</h1><h3>Steps</h3><p>It opens.</p>
            <ol start="3"><li>Dredge<ul><li>in March</li><li><p>in April</p><p>at night</p></li></ul>
            <li value="9">Open</ol><blockquote><p>Glad.</p><p>Very.</p></blockquote>
            <pre>
            x = 1
              y = 2
            </pre></article>
            """);

    assertEquals(
        """
        ### Steps

        It opens.

        3. Dredge

           - in March

           - in April

             at night

        9. Open

        > Glad.

        > Very.

        ```
        x = 1
          y = 2
        ```""",
        body);
  }

  @Test
  void longListsStayCheap() {
    String items = "1. item of the list\n".repeat(20_000);
    List<Segment> segments = segments("b.md", "Before it.\n\n" + items);

    assertEquals("20000. ", segments.get(segments.size() - 1).mark());
  }

  private static List<Segment> segments(String name, String text) {
    return briefing(name, text).segments();
  }

  private static String body(String name, String text) {
    Briefing briefing = briefing(name, text);
    List<TranslatedSegment> copies =
        briefing.segments().stream().map(TranslatedSegment::copied).toList();
    return BriefingAssembler.assemble(briefing, "uk", copies, 0).body();
  }

  private static Briefing briefing(String name, String text) {
    List<CorpusRecord> records = new ArrayList<>();
    ByteArrayInputStream bytes = new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    CorpusReader.read("mem:/" + name, name, bytes, ReadOptions.defaults(), records::add);
    SourceLimit limit = new SourceLimit(String::length, 1000);
    return new DocumentCleaner()
        .clean((Document) records.get(0))
        .then(new BriefingSegmenter("en", limit)::segment)
        .value();
  }

  /** Every block of a Markdown text with what it stands in, without regard to inline marks. */
  private static List<String> skeleton(String markdown) {
    List<String> blocks = new ArrayList<>();
    walk(Parser.builder().build().parse(markdown), "", blocks);
    return blocks;
  }

  private static void walk(Node node, String path, List<String> blocks) {
    for (Node child = node.getFirstChild(); child != null; child = child.getNext()) {
      String own = path + "/" + child.getClass().getSimpleName();
      if (child instanceof OrderedList list) {
        own += list.getMarkerStartNumber();
      }
      if (child instanceof Heading heading) {
        blocks.add(own + heading.getLevel());
      } else if (child instanceof Paragraph) {
        blocks.add(own);
      } else if (child instanceof FencedCodeBlock code) {
        blocks.add(path + "/code " + code.getLiteral());
      } else if (child instanceof IndentedCodeBlock code) {
        blocks.add(path + "/code " + code.getLiteral());
      } else {
        walk(child, own, blocks);
      }
    }
  }
}
