package org.courant.hub;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What the environment says about the hub, by the variables that huggingface_hub documents.
 *
 * @param endpoint address of the hub, without a slash at its end
 * @param cache folder of the cache
 * @param token for gated and private repositories
 * @param offline whether every request is refused
 */
public record HubSettings(URI endpoint, Path cache, Optional<AccessToken> token, boolean offline) {
  private static final String DEFAULT_ENDPOINT = "https://huggingface.co";
  private static final Set<String> TRUE = Set.of("1", "on", "yes", "true");

  /**
   * Reads {@code HF_ENDPOINT}, {@code HF_HUB_CACHE}, {@code HF_HOME}, {@code XDG_CACHE_HOME},
   * {@code HF_TOKEN}, {@code HF_TOKEN_PATH} and {@code HF_HUB_OFFLINE}.
   *
   * @param environment variables by name
   * @param userHome the user's home folder
   * @throws IllegalArgumentException for a value that cannot be meant
   */
  public static HubSettings of(Map<String, String> environment, Path userHome) {
    Variables variables = new Variables(environment, userHome);
    Path home =
        variables
            .path("HF_HOME")
            .orElseGet(
                () ->
                    variables
                        .path("XDG_CACHE_HOME")
                        .orElse(userHome.resolve(".cache"))
                        .resolve("huggingface"));
    return new HubSettings(
        endpoint(variables.text("HF_ENDPOINT").orElse(DEFAULT_ENDPOINT)),
        variables.path("HF_HUB_CACHE").orElse(home.resolve("hub")).toAbsolutePath(),
        variables
            .text("HF_TOKEN")
            .or(() -> fromFile(variables.path("HF_TOKEN_PATH").orElse(home.resolve("token"))))
            .map(AccessToken::new),
        variables
            .text("HF_HUB_OFFLINE")
            .filter(value -> TRUE.contains(value.toLowerCase(Locale.ROOT)))
            .isPresent());
  }

  private static URI endpoint(String text) {
    try {
      URI uri = new URI(text.replaceFirst("/+$", ""));
      boolean web = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
      if (web && uri.getHost() != null && uri.getQuery() == null && uri.getUserInfo() == null) {
        return uri;
      }
    } catch (URISyntaxException e) {
      // Told below, like every other address that cannot be meant.
    }
    throw new IllegalArgumentException(
        "Invalid HF_ENDPOINT: "
            + Shown.text(text)
            + ", must be an address like "
            + DEFAULT_ENDPOINT);
  }

  private static Optional<String> fromFile(Path file) {
    try {
      return Optional.of(Files.readString(file).strip()).filter(text -> !text.isEmpty());
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw new IllegalArgumentException("Cannot read the token in " + file + ": " + e, e);
    }
  }

  private record Variables(Map<String, String> environment, Path userHome) {
    /** A variable that is set to nothing counts as not set. */
    Optional<String> text(String name) {
      return Optional.ofNullable(environment.get(name))
          .map(String::strip)
          .filter(value -> !value.isEmpty());
    }

    Optional<Path> path(String name) {
      return text(name)
          .map(
              value ->
                  value.equals("~") || value.startsWith("~/")
                      ? Path.of(userHome + value.substring(1))
                      : Path.of(value));
    }
  }
}
