package org.courant.corpus;

import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.courant.Mutants;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Files with damage at random places give documents and refusals, never an exception. */
class MutatedFilesTest {
  private static final int MUTANTS = 1_500;

  private static final Mutants DAMAGE =
      new Mutants(
          "\"",
          "\"\"",
          "\\",
          "{",
          "}",
          "[",
          "]]>",
          "<!--",
          "-->",
          "<![CDATA[",
          "&#x0;",
          "\\ud800",
          "\\u0000",
          "\0",
          "\r",
          "\n\n",
          "---\n",
          "```",
          "<svg>",
          "</p>",
          "\uFEFF",
          "\u202E",
          ",");

  private record Sample(String path, byte[] bytes) {
    Sample(String path, String text) {
      this(path, text.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public String toString() {
      return path;
    }
  }

  static Stream<Sample> samples() {
    String text =
        "A Bridge Opens\n\nThe bridge is open: “at last”, said the mayor.\n\n- one\n- two\n";
    return Stream.of(
        new Sample("a.txt", text),
        new Sample("a.txt", text.getBytes(StandardCharsets.UTF_16)),
        new Sample("a.txt.gz", Reading.gzip(text.getBytes(StandardCharsets.UTF_8))),
        new Sample(
            "a.md",
            """
            ---
            title: "A Bridge"
            id: b-1
            ---
            # A *Bridge* [opens](http://a.example/x "t")

            > It is `open`.
            > 1. ![A picture](p.png)

            <div><b>raw</b> &amp; &#x263A;</div>

            ```java
            int a = 1;
            ```
            """),
        new Sample(
            "a.html",
            """
            <!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>T</title>
            <meta property="og:title" content="Bridge"></head><body><nav>x</nav><article>
            <h1>A Bridge &mdash; opens</h1><p>It is <b>open</b>.<br>At last &#x2026;</p>
            <ul><li>one<li>two</ul><table><tr><td>a<td>b</table><blockquote>so</blockquote>
            <pre>a
            b</pre><script>var a = "</p>";</script></article></body></html>
            """),
        new Sample(
            "a.jsonl",
            """
            {"id": "w1", "title": "First", "body": "The \\u0066irst \\ud83d\\ude00 body.", "n": [1, {"a": null}]}
            {"id": 2, "body": "Second\\nline", "x": 1.5e3, "y": true}

            {"body": "Third"}
            """),
        new Sample(
            "a.csv",
            """
            id,title,body,note
            1,First,"The ""first"" body,
            on two lines.",x
            2,Second,Plain,
            """),
        new Sample("a.tsv", "id\ttitle\tbody\n1\tFirst\t\"The\tfirst\"\n2\tSecond\tPlain\n"));
  }

  @ParameterizedTest
  @MethodSource("samples")
  void damageGivesRecords(Sample sample) {
    Mutants.seeds(
        MUTANTS,
        seed -> {
          List<CorpusRecord> records = new ArrayList<>();
          try {
            CorpusReader.read(
                "mem:/a",
                sample.path(),
                new ByteArrayInputStream(DAMAGE.of(sample.bytes(), seed)),
                seed % 2 == 0 ? ReadOptions.defaults() : Reading.limits(60, 120),
                records::add);
          } catch (RuntimeException | StackOverflowError e) {
            throw new AssertionError("Seed " + seed + " of " + sample.path(), e);
          }
          assertFalse(records.isEmpty(), "Seed " + seed + " of " + sample.path());
        });
  }
}
