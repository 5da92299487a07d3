package org.courant.cli;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.courant.hub.LoopbackHub;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** The command line against an empty hub on this machine and an empty cache. */
abstract class HubCommandLine {
  static final String NAME = LoopbackHub.REPOSITORY;
  static final String SENTENCE = "The talks resume on Monday.";

  @TempDir Path home;

  final LoopbackHub hub = new LoopbackHub();
  final Map<String, String> environment = new HashMap<>();
  String out = "";
  String err = "";

  @BeforeEach
  void connect() {
    environment.put("HF_ENDPOINT", hub.endpoint());
    environment.put("HF_HUB_CACHE", home.resolve("cache").toString());
  }

  @AfterEach
  void close() {
    hub.close();
  }

  int run(String... args) {
    StringWriter outText = new StringWriter();
    StringWriter errText = new StringWriter();
    byte[] in = (SENTENCE + "\n").getBytes(StandardCharsets.UTF_8);
    Shell shell = new Shell(environment, home, new ByteArrayInputStream(in));
    int code =
        Courant.run(args, shell, new PrintWriter(outText, true), new PrintWriter(errText, true));
    out = outText.toString();
    err = errText.toString();
    return code;
  }

  /** Names of what lies in a folder of the repository. */
  List<String> inRepository(String child) throws IOException {
    try (Stream<Path> files =
        Files.list(home.resolve("cache/models--acme--tiny-marian").resolve(child))) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }
}
