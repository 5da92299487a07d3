package org.courant.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import org.courant.spark.Progress;
import org.junit.jupiter.api.Test;

class ProgressLineTest {
  private final StringWriter err = new StringWriter();

  @Test
  void lineTellsSentencesSpeedAndTimeLeft() {
    Progress progress = new Progress(1_500, 6_000, 90_000, Duration.ofSeconds(60));

    assertEquals(
        "1,500 of 6,000 sentences, 1,500 tokens/s, 3:00 left", ProgressLine.text(progress));
  }

  @Test
  void clockShowsHoursOnlyWhenThereAreSome() {
    assertEquals("0:07", ProgressLine.clock(Duration.ofSeconds(7)));
    assertEquals("59:59", ProgressLine.clock(Duration.ofSeconds(3599)));
    assertEquals("2:00:05", ProgressLine.clock(Duration.ofSeconds(7205)));
  }

  @Test
  void plainOutputIsSparing() {
    ProgressLine line = new ProgressLine(new PrintWriter(err), false);

    line.begun("reuse");
    line.progressed(new Progress(1, 2, 10, Duration.ofSeconds(1)));
    line.progressed(new Progress(2, 2, 20, Duration.ofSeconds(1)));
    line.end();

    assertEquals(
        "courant: reuse%ncourant: 2 of 2 sentences, 20 tokens/s, 0:00 left%n".formatted(),
        err.toString());
  }

  @Test
  void terminalLineRenewsItself() {
    ProgressLine line = new ProgressLine(new PrintWriter(err), true);

    line.begun("reuse");
    line.end();

    assertEquals("\r\u001b[Kcourant: reuse\r\u001b[K", err.toString());
  }
}
