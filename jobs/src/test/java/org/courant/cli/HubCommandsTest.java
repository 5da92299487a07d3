package org.courant.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.courant.checkpoint.Fixtures;
import org.courant.hub.LoopbackHub;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The commands, from a loopback hub to a translated line. */
class HubCommandsTest extends HubCommandLine {
  @BeforeEach
  void fill() throws IOException {
    hub.withFolder(Fixtures.checkpoint("tiny-marian"));
  }

  @Test
  void aPulledModelTranslatesByName() {
    assertEquals(0, pull(NAME), () -> err);
    assertTrue(out.contains("licence      cc-by-4.0"), out);
    assertTrue(out.contains(LoopbackHub.COMMIT), out);
    assertTrue(err.contains("courant: model.safetensors  246.7 kB"), err);
    String folderOfIt = Fixtures.checkpoint("tiny-marian").toString();
    assertEquals(0, lines("--model", folderOfIt), () -> err);
    String expected = out;
    hub.close();

    assertEquals(0, lines("--model", NAME), () -> err);

    assertEquals(expected, out);
    assertEquals(1, expected.lines().count());
    assertEquals(0, lines("--model", NAME + "@" + LoopbackHub.COMMIT, "--pull"));
  }

  @Test
  void aModelThatIsNotThereIsFetchedOnlyWhenAsked() {
    assertEquals(2, lines("--model", NAME));
    assertEquals(
        "courant: Invalid model: %s, there is no such folder and it is not in the cache %s; fetch it with: courant models pull %s\n"
            .formatted(NAME, home.resolve("cache"), NAME),
        err);
    assertEquals(List.of(), hub.downloads());

    assertEquals(0, lines("--model", NAME, "--pull"), () -> err);
    assertFalse(hub.downloads().isEmpty());
  }

  @Test
  void aPathThatExistsWinsOverAName() {
    assertEquals(2, lines("--model", "src/test", "--pull"));
    assertTrue(err.contains("Cannot use src/test/config.json"), err);
  }

  @Test
  void translateKnowsAModelByNameAndCommit() throws IOException {
    String input = Files.writeString(home.resolve("a.txt"), "A title\n\nA body.\n").toString();
    String tables = home.resolve("tables").toString();

    int code = run("translate", input, "--to", "de", "--out", tables, "--model", NAME, "--pull");

    assertEquals(2, code);
    assertTrue(
        err.endsWith("must be among those of model acme/tiny-marian@0123456789ab: ko\n"), err);
  }

  @Test
  void modelsOfOtherFamiliesAreShownToRun() throws IOException {
    hub.withFolder(Fixtures.checkpoint("tiny-m2m100"));
    assertEquals(0, pull(NAME), () -> err);

    assertEquals(0, run("models", "show", NAME), () -> err);

    for (String row : List.of("model_type   m2m_100", "from         en", "yes: to ace, ace-Arab")) {
      assertTrue(out.contains(row), out);
    }
  }

  @Test
  void theCacheIsListedShownAndVerified() throws IOException {
    assertEquals(0, run("models", "list"));
    assertTrue(out.startsWith("No model in "), out);
    assertEquals(0, pull(NAME + "@v1"));

    assertEquals(0, run("models", "list"));
    assertTrue(
        out.contains(
            "acme/tiny-marian  0123456789ab  v1            266.6 kB  not made   yes: to ko"),
        out);
    assertEquals(0, run("models", "show", NAME + "@v1"), () -> err);
    for (String row : List.of("licence      cc-by-4.0", "model_type   marian", "to           ko")) {
      assertTrue(out.contains(row), out);
    }
    assertEquals(0, run("models", "verify", NAME + "@v1"));
    assertTrue(out.contains("7 files are what commit " + LoopbackHub.COMMIT + " holds"));

    flipABit();
    assertEquals(3, run("models", "verify", NAME + "@v1"));
    assertTrue(out.contains("vocab.json  WRONG: expected git-sha1 "), out);
    assertTrue(err.contains("1 of 7 files are wrong; fetch them again with: courant"));
    assertEquals(0, pull(NAME + "@v1"));
    assertEquals(0, run("models", "verify", NAME + "@v1"));
  }

  @Test
  void wrongUsageIsTold() {
    assertEquals(2, run("models"));
    assertEquals(2, run("models", "pull"));
    assertEquals(2, run("models", "pull", "../x"));
    assertTrue(err.startsWith("courant: Invalid model name: ../x, must be ORG/NAME"));
    assertEquals(2, run("models", "show", NAME));
    assertTrue(err.contains("fetch it with: courant models pull " + NAME));
    environment.put("HF_ENDPOINT", "nowhere");
    assertEquals(2, pull(NAME));
    assertTrue(err.startsWith("courant: Invalid HF_ENDPOINT: nowhere"));
  }

  @Test
  void failuresAreToldInOneLine() {
    environment.put("HF_HUB_OFFLINE", "1");

    assertEquals(3, pull(NAME));

    assertTrue(err.startsWith("courant: failed: Cannot reach http://localhost:"));
  }

  private void flipABit() throws IOException {
    Path vocabulary =
        home.resolve("cache/models--acme--tiny-marian/snapshots")
            .resolve(LoopbackHub.COMMIT)
            .resolve("vocab.json")
            .toRealPath();
    byte[] content = Files.readAllBytes(vocabulary);
    content[10] ^= 1;
    Files.write(vocabulary, content);
  }

  /** Random weights would not pass the self-test, which has tests of its own. */
  private int pull(String name) {
    return run("models", "pull", name, "--no-test");
  }

  private int lines(String... more) {
    String[] args = new String[more.length + 5];
    System.arraycopy(more, 0, args, 5, more.length);
    System.arraycopy(new String[] {"lines", "--to", "ko", "--threads", "1"}, 0, args, 0, 5);
    return run(args);
  }
}
