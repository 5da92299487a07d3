package org.courant.tokenizer;

import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;
import org.courant.checkpoint.BundleManifest.Side;
import org.courant.checkpoint.BundleManifest.Target;
import org.courant.checkpoint.CheckpointException;
import org.courant.checkpoint.CheckpointFolder;
import org.courant.checkpoint.TokenizerConfig;

/**
 * Ids that are no part of a text.
 *
 * @param before ids before every source text
 * @param after ids after it
 * @param end the token that ends a text
 * @param padding the token that fills up batches
 * @param unknown the token for what the vocabulary lacks
 * @param silent ids without a text
 */
record SpecialTokens(
    int[] before, int[] after, int end, int padding, int unknown, Set<Integer> silent) {
  /** The language of texts where nothing tells. */
  static final String SOURCE = "en";

  SpecialTokens {
    silent = Set.copyOf(silent);
  }

  /**
   * Finds the tokens.
   *
   * @throws CheckpointException if one is missing, the source language's among them
   */
  static SpecialTokens of(
      CheckpointFolder folder,
      TextCodec codec,
      TokenizerConfig config,
      Layout layout,
      TargetLanguages languages) {
    int end = id(folder, codec, config.end());
    int[] none = {};
    int[] source =
        layout.namesSource()
            ? new int[] {id(folder, codec, source(folder, languages).token())}
            : none;
    int[] ended = {end};
    int[] endedBySource = layout.namesSource() ? new int[] {end, source[0]} : ended;
    return new SpecialTokens(
        switch (layout) {
          case SOURCE_FIRST -> source;
          case ENCLOSED -> new int[] {id(folder, codec, config.start())};
          case SOURCE_LAST, SOURCE_LAST_TARGET_STARTS, TARGET_IN_TEXT, ENDED -> none;
        },
        switch (layout) {
          case SOURCE_LAST, SOURCE_LAST_TARGET_STARTS -> endedBySource;
          case SOURCE_FIRST, TARGET_IN_TEXT, ENDED, ENCLOSED -> ended;
        },
        end,
        id(folder, codec, config.padding()),
        id(folder, codec, config.unknown()),
        silent(folder, codec, config, languages));
  }

  private static int id(CheckpointFolder folder, TextCodec codec, String token) {
    return codec
        .find(token)
        .orElseThrow(
            () ->
                new CheckpointException(folder.path(), "its vocabulary lacks the token " + token));
  }

  /** English, unless {@code bundle.json} names another first. */
  static String sourceLanguage(CheckpointFolder folder) {
    return folder
        .manifest()
        .flatMap(manifest -> manifest.sourceLanguages().stream().findFirst())
        .orElse(SOURCE);
  }

  private static Target source(CheckpointFolder folder, TargetLanguages languages) {
    String language = sourceLanguage(folder);
    try {
      return languages.target(language).orElseThrow();
    } catch (IllegalArgumentException e) {
      throw new CheckpointException(
          folder.path(),
          "it has no token for the source language "
              + language
              + "; source_languages of bundle.json can name another",
          e);
    }
  }

  private static Set<Integer> silent(
      CheckpointFolder folder, TextCodec codec, TokenizerConfig config, TargetLanguages languages) {
    Set<Integer> silent = new HashSet<>(codec.special());
    config.special().forEach(token -> codec.find(token).ifPresent(silent::add));
    Stream<Target> told =
        folder.manifest().stream().flatMap(bundle -> bundle.targetLanguages().values().stream());
    Stream.concat(languages.tokens().stream(), told.filter(t -> t.side() == Side.DECODER))
        .forEach(target -> codec.find(target.token()).ifPresent(silent::add));
    return silent;
  }
}
