package org.courant.spark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Random;

/**
 * Kills the driver at random moments and counts what that cost: {@code BenchmarkKills KILLS SEED}.
 * Each run is killed once, and started again until it ends by itself.
 */
final class BenchmarkKills {
  private static final int LONGEST_MILLIS = 1_500;

  private BenchmarkKills() {}

  /** Prints a line for each kill and the sums. */
  public static void main(String[] args) throws IOException, InterruptedException, SQLException {
    int kills = Integer.parseInt(args[0]);
    Random random = new Random(Long.parseLong(args[1]));
    Path folder = Files.createTempDirectory("kills");
    KilledRun runs = new KilledRun(folder, "local[2]");
    require(runs.finish(runs.start("whole")) == 0, "the undisturbed run failed");
    int waves = runs.waves("whole");
    int different = 0;
    int late = 0;
    for (int kill = 0; kill < kills; kill++) {
      String out = "killed-" + kill;
      Process run = runs.start(out);
      runs.awaitWaves(run, out, random.nextInt(waves + 1));
      Thread.sleep(random.nextInt(LONGEST_MILLIS));
      boolean alive = run.isAlive();
      KilledRun.kill(run.toHandle());
      int kept = runs.waves(out);
      int code = alive ? runs.finish(runs.start(out)) : 0;
      require(code == 0, "the run after kill " + kill + " ended with " + code);
      int rows = differences(runs, out);
      System.out.printf(
          "kill %d: %s, %d of %d waves kept, %d rows differ%n",
          kill, alive ? "in time" : "too late", kept, waves, rows);
      different += rows;
      late += alive ? 0 : 1;
    }
    System.out.printf(
        "%d kills, %d of them too late; rows lost, doubled or different: %d%n",
        kills, late, different);
  }

  private static int differences(KilledRun runs, String out) throws SQLException {
    return runs.differences("whole", out, "segments", "").size()
        + runs.differences("whole", out, "briefings", "run_id, translated_at, settings_sha256")
            .size()
        + runs.differences("whole", out, "rejects", "").size();
  }

  private static void require(boolean holds, String otherwise) {
    if (!holds) {
      throw new IllegalStateException(otherwise);
    }
  }
}
