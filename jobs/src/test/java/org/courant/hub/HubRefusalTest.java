package org.courant.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What must not be fetched, and what the user is told. */
class HubRefusalTest extends HubFixture {
  @Test
  void unauthorizedSpeaksOfTheToken() {
    hub.front.answer(LoopbackHub.listing(), LoopbackServer.status(401));
    assertEquals(
        "Cannot fetch acme/tiny-marian: localhost answered 401: there is no repository"
            + " acme/tiny-marian, or it is gated or private; then set HF_TOKEN to a token that may"
            + " read it",
        refusal());

    environment.put("HF_TOKEN", "hf_wrong");
    hub.front.answer(LoopbackHub.listing(), LoopbackServer.status(401));
    assertTrue(refusal().contains("the token in HF_TOKEN is wrong"));
  }

  @Test
  void gatedRepositoriesSayWhereTheConditionsAre() {
    hub.front.answer(
        LoopbackHub.file("config.json"), LoopbackServer.status(403, "X-Error-Code", "GatedRepo"));
    String message = refusal();
    assertTrue(
        message.contains("accept its conditions at " + hub.endpoint() + "/acme/tiny-marian"));
    assertTrue(message.contains("HF_TOKEN"));

    hub.front.answer(LoopbackHub.listing(), LoopbackServer.status(403));
    assertTrue(refusal().contains("access to acme/tiny-marian is denied; set HF_TOKEN"));
  }

  @Test
  void whatIsNotThereIsNamed() {
    assertTrue(
        refusal(HubName.parse("acme/tiny-marian@v9"))
            .endsWith("answered 404: repository acme/tiny-marian has no revision v9"));
    assertTrue(
        refusal(HubName.parse("acme/none@v9"))
            .endsWith("answered 404: there is no repository acme/none (asked for revision v9)"));
  }

  @Test
  void anotherContentIsRefusedAndDeleted() throws IOException {
    byte[] other = hub.content(WEIGHTS).clone();
    other[0] ^= 1;
    hub.serve(WEIGHTS, other);

    assertEquals(
        "Cannot use model.safetensors of acme/tiny-marian: expected sha256 %s, found sha256 %s; the download is deleted"
            .formatted(LoopbackHub.sha256(hub.content(WEIGHTS)), LoopbackHub.sha256(other)),
        refusal());
    nothingIsLeft();
  }

  @Test
  void aSmallFileHasAGitHash() throws IOException {
    hub.serve("vocab.json", "{\"b\": 0}".getBytes(StandardCharsets.UTF_8));

    assertTrue(refusal().contains("vocab.json of acme/tiny-marian: expected git-sha1 "));
    nothingIsLeft();
  }

  @Test
  void anotherSizeIsRefused() throws IOException {
    hub.serve(WEIGHTS, Arrays.copyOf(hub.content(WEIGHTS), 300_001));
    assertTrue(
        refusal()
            .contains(
                "model.safetensors of acme/tiny-marian: expected 300,000 bytes, found 300,001"));

    hub.serve(WEIGHTS, Arrays.copyOf(hub.content(WEIGHTS), 299_999));
    assertTrue(refusal().contains("expected 300,000 bytes, found 299,999"));
    nothingIsLeft();
  }

  @Test
  void aBodyWithoutLengthMayNotBeLongerEither() throws IOException {
    hub.store.answer(
        LoopbackHub.inStore("source.spm"),
        exchange -> {
          exchange.sendResponseHeaders(200, 0);
          exchange.getResponseBody().write(new byte[7]);
        });

    assertTrue(
        refusal().contains("source.spm: expected 6 bytes, found more"), hub.front.paths.toString());
    nothingIsLeft();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"../evil.json", "/etc/evil", "a/../../evil", "..\\evil", "C:evil", "a\u0007b", ""})
  void hostileNamesAreRefused(String name) {
    hub.with(name, "evil");

    String message = refusal();

    assertTrue(
        message.contains("Invalid file name: \"" + name.replace("\u0007", "\\u0007") + "\""));
    assertEquals(List.of(), hub.downloads());
  }

  @Test
  void hostileCommitsAndHashesAreRefused() {
    hub.front.answer(LoopbackHub.listing(), json("{\"sha\": \"../../evil\"}"));
    assertTrue(refusal().endsWith("Invalid commit: ../../evil"));

    String listing =
        "{\"sha\": \"%s\", \"siblings\": [{\"rfilename\": \"config.json\", \"size\": 2, \"blobId\": \"../x\"}]}";
    hub.front.answer(LoopbackHub.listing(), json(listing.formatted(LoopbackHub.COMMIT)));
    assertTrue(refusal().endsWith("Invalid git-sha1: ../x, must be hex digits"));

    hub.front.answer(LoopbackHub.listing(), json("<html>"));
    assertTrue(refusal().endsWith("it is no JSON"));
  }

  @Test
  void anIndexCannotReachOutside() {
    hub.without(WEIGHTS);
    hub.with("model.safetensors.index.json", "{\"weight_map\": {\"a\": \"../../evil\"}}");

    assertTrue(refusal().contains("names \"../../evil\", which the repository does not hold"));
  }

  @Test
  void redirectsCannotLeadToFiles() {
    hub.front.answer(
        LoopbackHub.file("config.json"),
        LoopbackServer.status(302, "Location", "file:///etc/passwd"));

    assertTrue(refusal().endsWith("it redirects to \"file:///etc/passwd\""));
  }

  @Test
  void redirectsHaveAnEnd() {
    for (int i = 0; i < 12; i++) {
      hub.front.answer(
          LoopbackHub.listing(), LoopbackServer.status(307, "Location", LoopbackHub.listing()));
    }

    assertTrue(refusal().endsWith("more than 10 redirects"));
  }

  @Test
  void anotherCommitThanAskedForIsRefused() {
    hub.front.answer(
        LoopbackHub.file("config.json"),
        LoopbackServer.status(200, "X-Repo-Commit", "f".repeat(40)));

    assertTrue(
        refusal()
            .contains("the hub lists commit " + LoopbackHub.COMMIT + " but serves commit fff"));
  }

  @Test
  void repositoriesWithoutACheckpointSayWhatTheyHave() {
    hub.without(WEIGHTS).with("tf_model.h5", "tf");
    assertTrue(refusal().contains("it has no weights, none of model.safetensors, "));
    assertTrue(refusal().contains("; it has config.json"));
    assertTrue(refusal().contains("tf_model.h5"));

    hub.without("config.json");
    assertTrue(refusal().contains("it has no config.json; it has "));
  }

  private static LoopbackServer.Answer json(String text) {
    return LoopbackServer.content(text.getBytes(StandardCharsets.UTF_8));
  }

  private void nothingIsLeft() throws IOException {
    assertFalse(Files.exists(repository().snapshot(LoopbackHub.COMMIT)));
    assertTrue(cache().find(NAME).isEmpty());
    for (String blob : names(repository().path().resolve("blobs"))) {
      assertFalse(blob.endsWith(".incomplete"), blob);
    }
  }
}
