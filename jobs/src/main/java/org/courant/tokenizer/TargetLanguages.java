package org.courant.tokenizer;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Locale.LanguageRange;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.courant.checkpoint.BundleManifest;
import org.courant.checkpoint.BundleManifest.Side;
import org.courant.checkpoint.BundleManifest.Target;
import org.courant.checkpoint.CheckpointFolder;
import org.courant.checkpoint.TokenizerConfig;
import org.courant.checkpoint.Vocabulary;

/**
 * The languages a Marian checkpoint translates into and how it is told: by {@code bundle.json}
 * where there is one, else by the {@code >>xxx<<} tokens of its vocabulary, which OPUS-MT puts
 * before the source text, else by the one target language of its tokenizer's settings, which needs
 * no token.
 */
final class TargetLanguages {
  private final Map<String, Optional<Target>> targets;

  private TargetLanguages(Map<String, Optional<Target>> targets) {
    this.targets = Collections.unmodifiableMap(targets);
  }

  static TargetLanguages of(
      CheckpointFolder folder, TokenizerConfig config, Vocabulary vocabulary) {
    Optional<BundleManifest> manifest = folder.manifest();
    Map<String, Optional<Target>> targets = new LinkedHashMap<>();
    if (manifest.isPresent()) {
      manifest.get().targetLanguages().forEach((tag, t) -> targets.put(tag, Optional.of(t)));
      return new TargetLanguages(targets);
    }
    for (String token : languageTokens(vocabulary)) {
      String code = token.substring(2, token.length() - 2);
      // Of two tokens for one language the first is meant; the other keeps its own code.
      LanguageTags.of(code)
          .map(tag -> targets.containsKey(tag) ? code.replace('_', '-') : tag)
          .ifPresent(tag -> targets.put(tag, Optional.of(new Target(token, Side.SOURCE))));
    }
    if (targets.isEmpty()) {
      config
          .targetLanguage()
          .flatMap(LanguageTags::of)
          .ifPresent(tag -> targets.put(tag, Optional.empty()));
    }
    return new TargetLanguages(targets);
  }

  /** Pieces of the form {@code >>xxx<<}. */
  static List<String> languageTokens(Vocabulary vocabulary) {
    List<String> tokens = new ArrayList<>();
    for (String piece : vocabulary.pieces()) {
      if (piece.length() > 4 && piece.startsWith(">>") && piece.endsWith("<<")) {
        tokens.add(piece);
      }
    }
    return tokens;
  }

  Set<String> tags() {
    return targets.keySet();
  }

  /** All tokens that choose a language. */
  List<Target> tokens() {
    return targets.values().stream().flatMap(Optional::stream).toList();
  }

  /** How the model is told a language; empty if it knows no other. */
  Optional<Target> target(String language) {
    Optional<String> tag = LanguageTags.of(language).filter(targets::containsKey);
    if (tag.isEmpty() && targets.containsKey(language)) {
      tag = Optional.of(language);
    }
    return targets.get(tag.orElseGet(() -> lookUp(language)));
  }

  /** The nearest tag: a checkpoint's ko serves for ko-KR. */
  private String lookUp(String language) {
    String tag = LanguageTags.of(language).orElseThrow(() -> unknown(language));
    String found = Locale.lookupTag(List.of(new LanguageRange(tag)), targets.keySet());
    if (found == null) {
      throw unknown(language);
    }
    return targets.keySet().stream()
        .filter(found::equalsIgnoreCase)
        .findFirst()
        .orElseThrow(() -> unknown(language));
  }

  private IllegalArgumentException unknown(String language) {
    return new IllegalArgumentException(
        "Unknown target language: "
            + language
            + (targets.isEmpty()
                ? "; the checkpoint names none, bundle.json can"
                : "; the checkpoint has " + String.join(", ", targets.keySet())));
  }
}
