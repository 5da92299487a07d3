package org.courant.tokenizer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.courant.checkpoint.Fixtures;

/** What {@code models/parity/record_tokens.py} recorded. */
record TokenRecording(
    List<Source> encode, List<Target> decode, List<Target> targets, List<Language> languages) {
  /** A text and its ids, for one target language where they depend on it. */
  record Source(String language, String text, List<Integer> idList) {
    int[] ids() {
      return idList.stream().mapToInt(Integer::intValue).toArray();
    }
  }

  /** Ids and their text. */
  record Target(List<Integer> idList, String text) {
    int[] ids() {
      return idList.stream().mapToInt(Integer::intValue).toArray();
    }
  }

  /** A target language, the family's token for it and the token's id; -1 for none. */
  record Language(String tag, String token, int id) {}

  static TokenRecording read(String checkpoint) {
    try {
      JsonNode file =
          new ObjectMapper()
              .readTree(Fixtures.path("parity/" + checkpoint + "-tokens.json").toFile());
      List<Source> encode = new ArrayList<>();
      file.get("encode")
          .forEach(
              row ->
                  encode.add(
                      new Source(
                          row.path("lang").asText("ko"), row.get("text").textValue(), ids(row))));
      List<Target> decode = targets(file.get("decode"));
      List<Language> languages = new ArrayList<>();
      file.path("languages")
          .forEach(
              row ->
                  languages.add(
                      new Language(
                          row.get("lang").textValue(),
                          row.get("token").textValue(),
                          row.get("id").asInt(-1))));
      return new TokenRecording(encode, decode, targets(file.path("target")), languages);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Target> targets(JsonNode rows) {
    List<Target> targets = new ArrayList<>();
    rows.forEach(row -> targets.add(new Target(ids(row), row.get("text").textValue())));
    return targets;
  }

  private static List<Integer> ids(JsonNode row) {
    List<Integer> ids = new ArrayList<>();
    row.get("ids").forEach(id -> ids.add(id.intValue()));
    return ids;
  }
}
