package org.courant.spark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Processes killed in the middle of a run; {@link BenchmarkKills} does it at random, many times.
 */
class KillTest {
  @TempDir static Path folder;

  @BeforeAll
  static void runOnce() {
    new KilledRun(folder, "local[2]").undisturbed("whole");
  }

  @Test
  void aKilledDriverCostsNoRow() throws IOException, InterruptedException, SQLException {
    KilledRun runs = new KilledRun(folder, "local[2]");
    for (int waves : List.of(1, 3)) {
      Process run = runs.start("driver");
      runs.awaitWaves(run, "driver", waves);
      KilledRun.kill(run.toHandle());
    }
    int left = runs.waves("driver");
    assertEquals(0, runs.finish(runs.start("driver")), () -> log(runs, "driver"));

    assertTrue(left >= 3 && left < runs.waves("driver"), left + " waves when it was killed");
    assertTrue(log(runs, "driver").contains("resumed "), () -> log(runs, "driver"));
    assertSameAsWhole(runs, "driver");
  }

  /** Two executors in processes of their own, one of them killed, say the same as one process. */
  @Test
  void aKilledExecutorCostsNoRow() throws IOException, InterruptedException, SQLException {
    KilledRun runs = new KilledRun(folder, "local-cluster[2,1,1024]");
    Process run = runs.start("executor");
    runs.awaitWaves(run, "executor", 1);
    Optional<ProcessHandle> executor = run.children().filter(ProcessHandle::isAlive).findFirst();
    KilledRun.kill(executor.orElseThrow());
    assertEquals(0, runs.finish(run), () -> log(runs, "executor"));

    assertSameAsWhole(runs, "executor");
  }

  private static void assertSameAsWhole(KilledRun runs, String other) throws SQLException {
    assertEquals(List.of(), runs.differences("whole", other, "segments", ""));
    assertEquals(
        List.of(),
        runs.differences("whole", other, "briefings", "run_id, translated_at, settings_sha256"));
    assertEquals(List.of(), runs.differences("whole", other, "rejects", ""));
  }

  private static String log(KilledRun runs, String out) {
    try {
      return runs.log(out);
    } catch (IOException e) {
      return e.toString();
    }
  }
}
