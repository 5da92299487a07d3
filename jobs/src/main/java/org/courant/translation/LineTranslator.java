package org.courant.translation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.courant.inference.GenerationOptions;
import org.courant.inference.SourceText;
import org.courant.inference.TargetText;
import org.courant.inference.TextTranslator;

/**
 * Translates plain lines: one line in, one line out. A line above the model's limit is cut at its
 * clauses and joined again; a line without a letter is copied.
 */
public final class LineTranslator {
  private final TextTranslator translator;
  private final SourceLimit sourceLimit;
  private final String language;
  private final GenerationOptions options;
  private final int batchTokens;

  /** Binds a model to one target language. */
  public LineTranslator(
      TextTranslator translator,
      SourceLimit sourceLimit,
      String language,
      GenerationOptions options,
      int batchTokens) {
    this.translator = Objects.requireNonNull(translator, "translator");
    this.sourceLimit = Objects.requireNonNull(sourceLimit, "sourceLimit");
    this.language = Objects.requireNonNull(language, "language");
    this.options = Objects.requireNonNull(options, "options");
    this.batchTokens = batchTokens;
  }

  /** One target for each line, in the order of the lines. */
  public List<String> translate(List<String> lines) {
    List<List<String>> pieces = lines.stream().map(sourceLimit::pieces).toList();
    Map<String, String> targets = targets(pieces);
    return pieces.stream()
        .map(own -> own.stream().map(targets::get).collect(Collectors.joining(" ")))
        .toList();
  }

  private Map<String, String> targets(List<List<String>> pieces) {
    Map<String, String> targets = new HashMap<>();
    Map<String, SourceText> texts = new LinkedHashMap<>();
    for (List<String> own : pieces) {
      for (String piece : own) {
        if (Translatable.isTranslatable(piece)) {
          texts.putIfAbsent(piece, new SourceText(piece, piece));
        } else {
          targets.put(piece, piece);
        }
      }
    }
    List<SourceText> distinct = new ArrayList<>(texts.values());
    for (TargetText target :
        translator.translate(distinct, List.of(language), options, batchTokens).targets()) {
      targets.put(target.key(), target.text());
    }
    return targets;
  }
}
