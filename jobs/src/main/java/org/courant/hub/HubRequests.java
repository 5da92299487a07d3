package org.courant.hub;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Set;

/**
 * GET requests to the hub. Redirects are followed here and not by the JDK's client, so that the
 * token goes to the hub's own address alone: large files lie with a store on another host.
 */
final class HubRequests {
  private static final int MOST_REDIRECTS = 10;
  private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);

  /** From the connection to the headers of the answer. */
  private static final Duration ANSWER_TIME = Duration.ofSeconds(60);

  private final HubSettings settings;
  // One file at a time needs no HTTP/2, and a plain connection no attempt to upgrade.
  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .followRedirects(HttpClient.Redirect.NEVER)
          .connectTimeout(Duration.ofSeconds(15))
          .build();

  HubRequests(HubSettings settings) {
    this.settings = settings;
  }

  /**
   * Sends a request; the caller closes the body.
   *
   * @param from first byte of the content that is asked for
   * @throws HubException if the environment refuses requests, or for a redirect that leads nowhere
   * @throws IOException for a connection that is not there or breaks
   */
  HubReply get(URI uri, long from) throws IOException, InterruptedException {
    if (settings.offline()) {
      throw new HubException(
          "Cannot reach %s: HF_HUB_OFFLINE forbids every request; unset it, or %s"
              .formatted(settings.endpoint(), Retry.BY_HAND));
    }
    URI at = uri;
    HttpResponse<InputStream> ofHub = null;
    for (int hop = 0; hop <= MOST_REDIRECTS; hop++) {
      HttpResponse<InputStream> response =
          client.send(request(at, from), BodyHandlers.ofInputStream());
      ofHub = ofHub == null || isHub(at) ? response : ofHub;
      if (!REDIRECTS.contains(response.statusCode())) {
        return new HubReply(ofHub.headers(), response);
      }
      response.body().close();
      at = target(at, response);
    }
    throw new HubException("Cannot fetch " + uri + ": more than " + MOST_REDIRECTS + " redirects");
  }

  private HttpRequest request(URI uri, long from) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(uri)
            .timeout(ANSWER_TIME)
            .header("User-Agent", "courant")
            // Compressed on the way, sizes and ranges would mean other bytes.
            .header("Accept-Encoding", "identity");
    if (from > 0) {
      request.header("Range", "bytes=" + from + "-");
    }
    if (isHub(uri)) {
      settings.token().ifPresent(t -> request.header("Authorization", "Bearer " + t.secret()));
    }
    return request.build();
  }

  /** Whether an address is the hub's own: same scheme, host and port. */
  private boolean isHub(URI uri) {
    URI hub = settings.endpoint();
    return hub.getScheme().equalsIgnoreCase(uri.getScheme())
        && hub.getHost().equalsIgnoreCase(uri.getHost())
        && port(hub) == port(uri);
  }

  private static int port(URI uri) {
    if (uri.getPort() >= 0) {
      return uri.getPort();
    }
    return "https".equalsIgnoreCase(uri.getScheme()) ? 443 : 80;
  }

  private static URI target(URI from, HttpResponse<InputStream> response) {
    String location = response.headers().firstValue("Location").orElse("");
    URI to;
    try {
      to = from.resolve(location);
    } catch (IllegalArgumentException e) {
      throw lost(from, location, e);
    }
    boolean web =
        "http".equalsIgnoreCase(to.getScheme()) || "https".equalsIgnoreCase(to.getScheme());
    // A secure request must not go on in the open.
    boolean downgraded =
        "https".equalsIgnoreCase(from.getScheme()) && !"https".equalsIgnoreCase(to.getScheme());
    if (location.isEmpty() || !web || to.getHost() == null || downgraded) {
      throw lost(from, location, null);
    }
    return to;
  }

  private static HubException lost(URI from, String location, Throwable cause) {
    return new HubException(
        "Cannot fetch %s: it redirects to \"%s\"".formatted(from, Shown.text(location)), cause);
  }
}
