package org.courant.hub;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** An HTTP server on this machine that remembers what it was asked and can be told to misbehave. */
final class LoopbackServer implements AutoCloseable {
  /** Paths of requests, in order. */
  final List<String> paths = new CopyOnWriteArrayList<>();

  /** Authorization headers by path. */
  final Map<String, String> authorizations = new ConcurrentHashMap<>();

  /** Range headers, in order. */
  final List<String> ranges = new CopyOnWriteArrayList<>();

  private final Map<String, Deque<Answer>> answers = new ConcurrentHashMap<>();
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final HttpServer server;

  /** What is sent for a request. */
  @FunctionalInterface
  interface Answer {
    void give(HttpExchange exchange) throws IOException;
  }

  /** A server that answers with {@code usual} unless told otherwise. */
  LoopbackServer(Answer usual) {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(threads);
    server.createContext("/", exchange -> handle(exchange, usual));
    server.start();
  }

  String address() {
    return "http://localhost:" + server.getAddress().getPort();
  }

  /** Gives the next request to a path this answer. */
  void answer(String path, Answer answer) {
    answers.computeIfAbsent(path, p -> new ArrayDeque<>()).add(answer);
  }

  private void handle(HttpExchange exchange, Answer usual) throws IOException {
    try (exchange) {
      String path = exchange.getRequestURI().getRawPath();
      paths.add(path);
      header(exchange, "Authorization").ifPresent(value -> authorizations.put(path, value));
      header(exchange, "Range").ifPresent(ranges::add);
      Answer own = answers.getOrDefault(path, new ArrayDeque<>()).poll();
      (own == null ? usual : own).give(exchange);
    }
  }

  private static Optional<String> header(HttpExchange exchange, String name) {
    return Optional.ofNullable(exchange.getRequestHeaders().getFirst(name));
  }

  /** An answer without content. */
  static Answer status(int status, String... headers) {
    return exchange -> {
      for (int i = 0; i < headers.length; i += 2) {
        exchange.getResponseHeaders().set(headers[i], headers[i + 1]);
      }
      exchange.sendResponseHeaders(status, -1);
    };
  }

  /** An answer with content, or the part of it that is asked for. */
  static Answer content(byte[] content) {
    return exchange -> {
      int from =
          header(exchange, "Range").map(r -> Integer.valueOf(r.replaceAll("\\D", ""))).orElse(0);
      if (from > 0) {
        String part = "bytes %d-%d/%d".formatted(from, content.length - 1, content.length);
        exchange.getResponseHeaders().set("Content-Range", part);
      }
      byte[] rest = Arrays.copyOfRange(content, from, content.length);
      exchange.sendResponseHeaders(from > 0 ? 206 : 200, rest.length == 0 ? -1 : rest.length);
      exchange.getResponseBody().write(rest);
    };
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
