package org.courant.page;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.courant.briefing.Finding;

/** A small review page with texts that are dangerous in HTML, JSON, JavaScript and XML. */
public final class ReviewSample {
  static final List<String> HOSTILE =
      List.of(
          "</script><script>alert(1)</script>",
          "\"'><img src=x onerror=alert(1)>",
          "<!-- ]]> <![CDATA[ --> */ // \\u003c \\",
          "a\u2028b\u2029c \ud83d\ude00 &amp; &#60; & \u00a0",
          "${page} <#assign x=1> `${alert(1)}`",
          "a\u0000b\u001bc\u0085\ud800d\uffff");

  private ReviewSample() {}

  /** Writes the page, for {@code record.js} beside the recorded files. */
  public static void main(String[] args) throws IOException {
    Files.writeString(Path.of(args[0]), page(HOSTILE).toHtml());
  }

  /** A page of two briefings, with each text as source, target, flag and id. */
  static ReviewPage page(List<String> texts) {
    List<ReviewSegment> segments = new ArrayList<>();
    for (String text : texts) {
      segments.add(segment(segments.size(), text, "Ціль " + text, "translated"));
    }
    ReviewSegment same = segment(0, texts.get(0), "Ціль " + texts.get(0), "translated");
    return new ReviewPage(
        texts.get(0),
        texts.get(1),
        "1",
        "en",
        "uk",
        2,
        texts.size() + 2,
        List.of(
            new ReviewBriefing(texts.get(0), true, segments),
            new ReviewBriefing("b", false, List.of(same, segment(1, "42", "42", "copied")))));
  }

  private static ReviewSegment segment(int ordinal, String source, String target, String origin) {
    return new ReviewSegment(
        ordinal,
        "body",
        source,
        target,
        origin.equals("copied") ? 1 : 0.25,
        origin,
        "direct",
        origin.equals("copied") ? List.of() : List.of(new Finding(source, source)),
        "machine-0123456789ab");
  }
}
