package org.courant.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HubSettingsTest {
  @TempDir Path home;

  @Test
  void defaultsAreThoseOfHuggingfaceHub() {
    HubSettings settings = of();

    assertEquals("https://huggingface.co", settings.endpoint().toString());
    assertEquals(home.resolve(".cache/huggingface/hub"), settings.cache());
    assertTrue(settings.token().isEmpty());
    assertFalse(settings.offline());
  }

  @Test
  void theCacheFollowsTheVariables() {
    assertEquals(Path.of("/x/huggingface/hub"), of("XDG_CACHE_HOME", "/x").cache());
    assertEquals(Path.of("/h/hub"), of("XDG_CACHE_HOME", "/x", "HF_HOME", "/h").cache());
    assertEquals(Path.of("/c"), of("HF_HOME", "/h", "HF_HUB_CACHE", "/c").cache());
    assertEquals(home.resolve("h/hub"), of("HF_HOME", "~/h").cache());
  }

  @Test
  void theTokenComesFromTheVariableElseFromAFile() throws IOException {
    Path file = home.resolve(".cache/huggingface/token");
    Files.createDirectories(file.getParent());
    Files.writeString(file, "hf_file\n");
    Path other = Files.writeString(home.resolve("other"), "hf_other");

    assertEquals("hf_file", of().token().orElseThrow().secret());
    assertEquals("hf_other", of("HF_TOKEN_PATH", other.toString()).token().orElseThrow().secret());
    assertEquals("hf_own", of("HF_TOKEN", "hf_own").token().orElseThrow().secret());
    assertFalse(of("HF_TOKEN", "hf_own").toString().contains("hf_own"));
  }

  @Test
  void wrongValuesAreNamedButTokensAreNot() {
    assertEquals(
        "Invalid HF_ENDPOINT: ftp://x, must be an address like https://huggingface.co",
        refusal("HF_ENDPOINT", "ftp://x"));
    assertEquals("https://mirror", of("HF_ENDPOINT", "https://mirror/").endpoint().toString());
    assertFalse(refusal("HF_TOKEN", "hf_a b").contains("hf_a"));
  }

  private String refusal(String... variables) {
    return assertThrows(IllegalArgumentException.class, () -> of(variables)).getMessage();
  }

  private HubSettings of(String... variables) {
    Map<String, String> environment =
        switch (variables.length) {
          case 0 -> Map.of();
          case 2 -> Map.of(variables[0], variables[1]);
          default -> Map.of(variables[0], variables[1], variables[2], variables[3]);
        };
    return HubSettings.of(environment, home);
  }
}
