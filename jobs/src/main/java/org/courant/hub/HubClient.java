package org.courant.hub;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Collectors;

/** The two questions that a pull asks of the hub: what is there, and one file's content. */
final class HubClient {
  /** A listing of more bytes is no repository of one model. */
  private static final int LONGEST_LISTING = 64 << 20;

  private final HubSettings settings;
  private final HubName name;
  private final HubRequests requests;
  private final Refusal refusal;
  private final Retry retry;

  HubClient(HubSettings settings, HubName name, Retry retry) {
    this.settings = settings;
    this.name = name;
    this.requests = new HubRequests(settings);
    this.refusal = new Refusal(settings, name);
    this.retry = retry;
  }

  /** What the revision holds. */
  Listing list() {
    URI uri =
        URI.create(
            "%s/api/models/%s/revision/%s?blobs=true"
                .formatted(settings.endpoint(), name.repository(), encoded(name.revision())));
    return retry.run("the listing of " + name, () -> 0, () -> Listing.parse(name, read(uri)));
  }

  private byte[] read(URI uri) throws IOException, InterruptedException {
    HubReply reply = requests.get(uri, 0);
    try (InputStream body = reply.body()) {
      refusal.check(reply, name.toString());
      return body.readNBytes(LONGEST_LISTING);
    }
  }

  /**
   * Opens one file; the caller closes the body. The answer 416 is passed on.
   *
   * @param from first byte that is asked for
   */
  HubReply open(String commit, HubFile file, long from) throws IOException, InterruptedException {
    String path =
        Arrays.stream(file.name().split("/", -1))
            .map(HubClient::encoded)
            .collect(Collectors.joining("/"));
    URI uri =
        URI.create(
            "%s/%s/resolve/%s/%s".formatted(settings.endpoint(), name.repository(), commit, path));
    HubReply reply = requests.get(uri, from);
    try {
      if (reply.status() != 416) {
        refusal.check(reply, what(file));
        requireSame(commit, file, reply);
      }
      return reply;
    } catch (IOException | RuntimeException e) {
      reply.body().close();
      throw e;
    }
  }

  /** For messages. */
  String what(HubFile file) {
    return file.name() + " of " + name;
  }

  /** The file that is served must be the one that was listed. */
  private void requireSame(String commit, HubFile file, HubReply reply) {
    reply
        .hubHeader("X-Repo-Commit")
        .filter(served -> !served.equals(commit))
        .ifPresent(served -> differs(file, "commit " + commit, "commit " + served));
    reply
        .hubHeader("X-Linked-ETag")
        .or(() -> reply.hubHeader("ETag"))
        .flatMap(FileHash::ofTag)
        .filter(served -> served.kind() == file.hash().kind() && !served.equals(file.hash()))
        .ifPresent(served -> differs(file, file.hash().toString(), served.toString()));
  }

  private void differs(HubFile file, String listed, String served) {
    throw new HubException(
        "Cannot fetch %s: the hub lists %s but serves %s"
            .formatted(what(file), listed, Shown.text(served)));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
