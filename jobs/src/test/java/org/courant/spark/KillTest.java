package org.courant.spark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Processes killed in the middle of a run; {@link BenchmarkKills} does it at random, many times.
 */
class KillTest {
  @TempDir Path folder;

  @Test
  void aKilledDriverCostsNoRow() throws IOException, InterruptedException, SQLException {
    KilledRun runs = new KilledRun(folder, "local[2]");
    assertEquals(0, runs.finish(runs.start("whole")), () -> log(runs, "whole"));

    for (int waves : List.of(1, 3)) {
      Process run = runs.start("killed");
      runs.awaitWaves(run, "killed", waves);
      KilledRun.kill(run.toHandle());
    }
    int left = runs.waves("killed");
    assertEquals(0, runs.finish(runs.start("killed")), () -> log(runs, "killed"));

    assertTrue(left >= 3 && left < runs.waves("killed"), left + " waves when it was killed");
    assertTrue(log(runs, "killed").contains("resumed "), () -> log(runs, "killed"));
    assertSame(runs, "whole", "killed");
  }

  @Test
  void aKilledExecutorCostsNoRow() throws IOException, InterruptedException, SQLException {
    KilledRun runs = new KilledRun(folder, "local-cluster[2,1,1024]");
    assertEquals(0, runs.finish(runs.start("whole")), () -> log(runs, "whole"));

    Process run = runs.start("killed");
    runs.awaitWaves(run, "killed", 1);
    Optional<ProcessHandle> executor = run.children().filter(ProcessHandle::isAlive).findFirst();
    KilledRun.kill(executor.orElseThrow());
    assertEquals(0, runs.finish(run), () -> log(runs, "killed"));

    assertSame(runs, "whole", "killed");
  }

  private static void assertSame(KilledRun runs, String one, String other) throws SQLException {
    assertEquals(List.of(), runs.differences(one, other, "segments", ""));
    assertEquals(
        List.of(),
        runs.differences(one, other, "briefings", "run_id, translated_at, settings_sha256"));
    assertEquals(List.of(), runs.differences(one, other, "rejects", ""));
  }

  private static String log(KilledRun runs, String out) {
    try {
      return runs.log(out);
    } catch (IOException e) {
      return e.toString();
    }
  }
}
