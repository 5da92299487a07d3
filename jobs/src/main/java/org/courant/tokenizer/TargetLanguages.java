package org.courant.tokenizer;

import java.lang.Character.UnicodeScript;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.courant.checkpoint.BundleManifest;
import org.courant.checkpoint.BundleManifest.Side;
import org.courant.checkpoint.BundleManifest.Target;
import org.courant.checkpoint.CheckpointFolder;
import org.courant.checkpoint.TokenizerConfig;
import org.courant.checkpoint.Vocabulary;
import org.courant.text.LanguageLookup;

/**
 * The languages a checkpoint translates into and how it is told: by {@code bundle.json} where there
 * is one, else by the language tokens of its vocabulary. For Marian those are {@code >>xxx<<},
 * which OPUS-MT puts before the source text; where there are none, the one target language of the
 * tokenizer's settings needs no token.
 */
final class TargetLanguages {
  private final Map<String, Optional<Target>> targets;

  /** Scripts of tags that do not say theirs: ko is Hang where its token is {@code kor_Hang}. */
  private final Map<String, String> scripts;

  private TargetLanguages(Map<String, Optional<Target>> targets, Map<String, String> scripts) {
    this.targets = Collections.unmodifiableMap(targets);
    this.scripts = Map.copyOf(scripts);
  }

  private TargetLanguages(Map<String, Optional<Target>> targets) {
    this(targets, Map.of());
  }

  /** The languages of {@code bundle.json}. */
  static TargetLanguages of(BundleManifest manifest) {
    Map<String, Optional<Target>> targets = new LinkedHashMap<>();
    manifest.targetLanguages().forEach((tag, target) -> targets.put(tag, Optional.of(target)));
    return new TargetLanguages(targets);
  }

  /** English alone, told by a word before the text; empty for none. */
  static TargetLanguages english(String prefix) {
    return new TargetLanguages(
        Map.of(SpecialTokens.SOURCE, Optional.of(new Target(prefix, Side.SOURCE))));
  }

  /** The languages of tokens, all seen by the same side. */
  static TargetLanguages of(Map<String, LanguageCodes.Code> codes, Side side) {
    Map<String, Optional<Target>> targets = new LinkedHashMap<>();
    Map<String, String> scripts = new HashMap<>();
    codes.forEach(
        (tag, code) -> {
          targets.put(tag, Optional.of(new Target(code.token(), side)));
          scripts.put(tag, LanguageTags.script(code.tag()));
        });
    return new TargetLanguages(targets, scripts);
  }

  static TargetLanguages of(
      CheckpointFolder folder, TokenizerConfig config, Vocabulary vocabulary) {
    Optional<BundleManifest> manifest = folder.manifest();
    if (manifest.isPresent()) {
      return of(manifest.get());
    }
    Map<String, Optional<Target>> targets = new LinkedHashMap<>();
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

  /** What a language is written in; empty for any letters. */
  Set<UnicodeScript> scripts(String language) {
    return target(language).map(Target::scripts).orElse(Set.of());
  }

  /** The nearest tag: a checkpoint's ko serves for ko-KR, but its sr-Cyrl not for sr-Latn. */
  private String lookUp(String language) {
    String tag = LanguageTags.of(language).orElseThrow(() -> unknown(language));
    String script = LanguageTags.script(tag);
    Locale asked = new Locale.Builder().setLanguageTag(tag).setScript(script).build();
    return LanguageLookup.nearest(targets.keySet(), asked.toLanguageTag())
        .filter(known -> agree(script, scripts.getOrDefault(known, "")))
        .orElseThrow(() -> unknown(language));
  }

  private static boolean agree(String script, String other) {
    return script.isEmpty() || other.isEmpty() || script.equals(other);
  }

  private IllegalArgumentException unknown(String language) {
    return new IllegalArgumentException(
        "Unknown target language: "
            + language
            + (targets.isEmpty()
                ? "; the checkpoint names none, bundle.json can"
                : "; the checkpoint has " + LanguageList.shown(targets.keySet())));
  }
}
