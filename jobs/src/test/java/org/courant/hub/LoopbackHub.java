package org.courant.hub;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A hub on this machine: one repository, whose large files lie with a store on another port, as on
 * the real one.
 */
public final class LoopbackHub implements AutoCloseable {
  /** The repository. */
  public static final String REPOSITORY = "acme/tiny-marian";

  /** What every revision stands for. */
  public static final String COMMIT = "0123456789abcdef0123456789abcdef01234567";

  private static final String API = "/api/models/" + REPOSITORY + "/revision/";
  private static final List<String> REVISIONS = List.of("main", "v1", "refs%2Fpr%2F1", COMMIT);

  final LoopbackServer front = new LoopbackServer(this::usual);
  final LoopbackServer store = new LoopbackServer(this::stored);

  private String commit = COMMIT;
  private String licence = "cc-by-4.0";
  private final Map<String, byte[]> listed = new LinkedHashMap<>();
  private final Map<String, byte[]> served = new LinkedHashMap<>();

  /** Adds all files of a folder. */
  public LoopbackHub withFolder(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.sorted().toList()) {
        with(file.getFileName().toString(), Files.readAllBytes(file));
      }
    }
    return this;
  }

  /** Adds a file. */
  public LoopbackHub with(String name, byte[] content) {
    listed.put(name, content);
    served.put(name, content);
    return this;
  }

  LoopbackHub with(String name, String content) {
    return with(name, content.getBytes(StandardCharsets.UTF_8));
  }

  /** Sets the licence of the card. */
  public LoopbackHub under(String name) {
    licence = name;
    return this;
  }

  /** Makes every revision stand for another commit from now on. */
  public void moveTo(String other) {
    commit = other;
  }

  /** Takes a file away. */
  public LoopbackHub without(String name) {
    listed.remove(name);
    return this;
  }

  /** Serves other bytes than are listed. */
  public void serve(String name, byte[] content) {
    served.put(name, content);
  }

  /** What is listed of a file. */
  public byte[] content(String name) {
    return listed.get(name);
  }

  /** Path of the listing of main. */
  static String listing() {
    return API + "main";
  }

  /** Path of a file. */
  static String file(String name) {
    return "/" + REPOSITORY + "/resolve/" + COMMIT + "/" + name;
  }

  /** Path of a large file in the store. */
  static String inStore(String name) {
    return "/" + name;
  }

  /** Address for {@code HF_ENDPOINT}. */
  public String endpoint() {
    return front.address();
  }

  /** Requests for the content of files. */
  public List<String> downloads() {
    return front.paths.stream().filter(path -> path.startsWith(files())).toList();
  }

  private String files() {
    return "/" + REPOSITORY + "/resolve/" + commit + "/";
  }

  private void stored(HttpExchange exchange) throws IOException {
    String name = exchange.getRequestURI().getPath().substring(1);
    LoopbackServer.content(served.get(name)).give(exchange);
  }

  private void usual(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getRawPath();
    if (path.startsWith(API)) {
      boolean known = REVISIONS.contains(path.substring(API.length()));
      (known
              ? LoopbackServer.content(listingJson())
              : LoopbackServer.status(404, "X-Error-Code", "RevisionNotFound"))
          .give(exchange);
    } else if (path.startsWith(files()) && listed.containsKey(path.substring(files().length()))) {
      contentOf(path.substring(files().length())).give(exchange);
    } else {
      LoopbackServer.status(404, "X-Error-Code", "RepoNotFound").give(exchange);
    }
  }

  private LoopbackServer.Answer contentOf(String name) {
    return exchange -> {
      exchange.getResponseHeaders().set("X-Repo-Commit", commit);
      if (isLarge(name)) {
        exchange.getResponseHeaders().set("X-Linked-Size", "" + listed.get(name).length);
        exchange.getResponseHeaders().set("X-Linked-ETag", "\"" + sha256(listed.get(name)) + "\"");
        String location = store.address() + inStore(name);
        LoopbackServer.status(302, "Location", location).give(exchange);
      } else {
        exchange.getResponseHeaders().set("ETag", "\"" + gitSha1(listed.get(name)) + "\"");
        LoopbackServer.content(served.get(name)).give(exchange);
      }
    };
  }

  private byte[] listingJson() throws IOException {
    ObjectNode node = new JsonMapper().createObjectNode();
    node.put("id", REPOSITORY).put("sha", commit);
    node.putObject("cardData").put("license", licence);
    ArrayNode siblings = node.putArray("siblings");
    listed.forEach(
        (name, content) -> {
          ObjectNode file = siblings.addObject().put("rfilename", name).put("size", content.length);
          file.put("blobId", gitSha1(content));
          if (isLarge(name)) {
            ObjectNode lfs = file.putObject("lfs").put("sha256", sha256(content));
            lfs.put("size", content.length).put("pointerSize", 131);
          }
        });
    return new JsonMapper().writeValueAsBytes(node);
  }

  private static boolean isLarge(String name) {
    return name.matches(".*\\.(safetensors|bin|spm|h5|onnx|model)");
  }

  static String sha256(byte[] content) {
    return hash(FileHash.Kind.SHA256, content);
  }

  static String gitSha1(byte[] content) {
    return hash(FileHash.Kind.GIT_SHA1, content);
  }

  private static String hash(FileHash.Kind kind, byte[] content) {
    MessageDigest digest = kind.digest(content.length);
    digest.update(content);
    return kind.of(digest).hex();
  }

  @Override
  public void close() {
    front.close();
    store.close();
  }
}
