package org.courant.checkpoint;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Tokens in a tokenizer's JSON: plain texts, or objects with their content and how to match it. */
final class TokenFields {
  private static final List<String> LISTS =
      List.of("extra_special_tokens", "additional_special_tokens");

  private static final Set<String> RULES = Set.of("lstrip", "rstrip", "single_word");

  /** Who finds tokens in a text. */
  enum Matching {
    /** This program, which knows no rules for spaces and words around them. */
    OURS,
    /** The native library, by what {@code tokenizer.json} says of each. */
    NATIVE
  }

  private TokenFields() {}

  static String token(JsonFields file, String key, Matching matching) {
    return token(file, key, file.present(key), matching);
  }

  /** All special tokens: the named ones and the listed ones. */
  static List<String> special(JsonFields file, Matching matching) {
    List<String> tokens = new ArrayList<>();
    for (String key : file.keys()) {
      if (key.endsWith("_token") && file.has(key) && isToken(file.present(key))) {
        tokens.add(token(file, key, matching));
      }
    }
    for (String key : LISTS) {
      if (file.has(key)) {
        file.present(key).forEach(token -> tokens.add(token(file, key, token, matching)));
      }
    }
    return tokens;
  }

  static List<String> added(JsonFields file, Matching matching) {
    String key = "added_tokens_decoder";
    List<String> tokens = new ArrayList<>();
    if (file.has(key)) {
      file.present(key).forEach(token -> tokens.add(token(file, key, token, matching)));
    }
    return tokens;
  }

  private static boolean isToken(JsonNode value) {
    return value.isTextual() || value.path("content").isTextual();
  }

  private static String token(JsonFields file, String key, JsonNode value, Matching matching) {
    if (!isToken(value)) {
      throw file.refuse(key, "must be a token");
    }
    for (String rule : RULES) {
      if (matching == Matching.OURS && value.path(rule).asBoolean()) {
        throw file.refuse(key, rule + " of a token is not supported");
      }
    }
    return value.isTextual() ? value.textValue() : value.path("content").textValue();
  }
}
