package org.courant.hub;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Fetches one file of a commit, from where an earlier try stopped, and checks it on the way. */
final class Download {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Pattern RANGE = Pattern.compile("bytes (\\d{1,18})-\\d{1,18}/(\\d{1,18})");

  private final HubClient client;
  private final Retry retry;
  private final PullListener listener;
  private final String commit;
  private final HubFile file;
  private long fetched;

  Download(HubClient client, Retry retry, PullListener listener, String commit, HubFile file) {
    this.client = client;
    this.retry = retry;
    this.listener = listener;
    this.commit = commit;
    this.file = file;
  }

  /**
   * Fetches the file.
   *
   * @param partial where the bytes gather; kept when the network fails, for the next pull
   * @param blob where the checked file is put
   * @return bytes that came over the network
   * @throws HubException if it cannot be had, or has another size or hash than the hub lists
   */
  long fetch(Path partial, Path blob) {
    try (PartialFile target = PartialFile.open(partial, file)) {
      boolean resumed = target.size() > 0;
      FileHash found = complete(target);
      if (resumed && !found.equals(file.hash())) {
        // What an earlier pull left may be damaged itself, by a crash for one.
        target.restart();
        found = complete(target);
      }
      if (!found.equals(file.hash())) {
        target.delete();
        throw new HubException(
            "Cannot use %s: expected %s, found %s; the download is deleted"
                .formatted(client.what(file), file.hash(), found));
      }
      target.become(blob);
      return fetched;
    }
  }

  private FileHash complete(PartialFile target) {
    if (!target.isWhole()) {
      retry.run(client.what(file), target::size, () -> receive(target));
    }
    return target.hash();
  }

  /** One try; leaves the file whole or throws. */
  private PartialFile receive(PartialFile target) throws IOException, InterruptedException {
    HubReply reply = client.open(commit, file, target.size());
    try (WatchedBody body = new WatchedBody(reply.body(), PATIENCE)) {
      place(reply, target);
      byte[] chunk = new byte[1 << 16];
      for (int read = body.read(chunk); read >= 0; read = body.read(chunk)) {
        target.append(chunk, read);
        fetched += read;
        listener.progressed(file, target.size());
      }
    }
    if (!target.isWhole()) {
      throw new IOException(
          "the body ended after %,d of %,d bytes".formatted(target.size(), file.size()));
    }
    return target;
  }

  /** Makes the answer's first byte the next one of the file. */
  private void place(HubReply reply, PartialFile target) throws IOException {
    switch (reply.status()) {
      case 206 -> {
        Matcher range = RANGE.matcher(reply.header("Content-Range").orElse(""));
        if (!range.matches() || Long.parseLong(range.group(1)) != target.size()) {
          target.restart();
          throw new IOException("another part came than was asked for");
        }
        requireSize(Long.parseLong(range.group(2)), target);
      }
      case 416 -> {
        target.restart();
        throw new IOException("the rest of the file was refused");
      }
      default -> {
        target.restart();
        length(reply).ifPresent(size -> requireSize(size, target));
      }
    }
  }

  private static OptionalLong length(HubReply reply) {
    Optional<String> text =
        reply.header("Content-Length").filter(length -> length.matches("\\d{1,18}"));
    return text.isPresent() ? OptionalLong.of(Long.parseLong(text.get())) : OptionalLong.empty();
  }

  private void requireSize(long size, PartialFile target) {
    if (size != file.size()) {
      target.delete();
      throw new HubException(
          "Cannot use %s: expected %,d bytes, found %,d; what had come of it is deleted"
              .formatted(client.what(file), file.size(), size));
    }
  }
}
