package org.courant.summary;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.courant.briefing.Finding;
import org.courant.briefing.LocalizedBriefing;
import org.courant.briefing.TranslatedSegment;

/**
 * A summary in one target language. Its verbatim sentences are the very translations in the body.
 *
 * @param headline the headline in the target language; empty if there is none
 * @param target the summary in the target language; empty if it was not asked for
 * @param source the summary in the source language; empty if it was not asked for
 * @param method how it was really made
 * @param support for each sentence the ordinals of the segments that say it
 * @param flags what the reader should know of it in this language
 */
public record Summary(
    String headline,
    String target,
    String source,
    SummaryMethod method,
    List<List<Integer>> support,
    List<Finding> flags) {
  /** Code of the finding on a summary sentence whose translation the checks flagged. */
  public static final String FLAGGED_TRANSLATION = "flagged_translation";

  public Summary {
    Objects.requireNonNull(headline, "headline");
    Objects.requireNonNull(target, "target");
    Objects.requireNonNull(source, "source");
    Objects.requireNonNull(method, "method");
    support = support.stream().map(List::copyOf).toList();
    flags = List.copyOf(flags);
  }

  /**
   * Puts a summary into the language of a briefing.
   *
   * @param chosen the summary in the source language
   * @param written the translations of its written sentences, by their source text
   * @param languages in which it is given
   */
  public static Summary of(
      LocalizedBriefing briefing,
      SourceSummary chosen,
      Map<String, TranslatedSegment> written,
      List<SummaryLanguage> languages) {
    List<Part> parts =
        chosen.sentences().stream().map(sentence -> part(briefing, sentence, written)).toList();
    return new Summary(
        joined(segments(briefing, chosen.headline()), TranslatedSegment::target),
        languages.contains(SummaryLanguage.TARGET) ? joined(parts, Part::target) : "",
        languages.contains(SummaryLanguage.SOURCE) ? joined(parts, Part::source) : "",
        chosen.method(),
        chosen.sentences().stream().map(SummarySentence::support).toList(),
        flags(chosen, parts));
  }

  /** The same with further findings before its own. */
  Summary flaggedFirst(List<Finding> findings) {
    return new Summary(
        headline,
        target,
        source,
        method,
        support,
        Stream.of(findings, flags).flatMap(List::stream).toList());
  }

  /** What the reader should know of the translations that support sentences. */
  static List<Finding> flaggedTranslations(
      LocalizedBriefing briefing, List<SummarySentence> sentences) {
    return flaggedTranslations(
        sentences.stream().map(sentence -> segments(briefing, sentence.support())).toList());
  }

  /** A sentence with the translated segments that say it: its own, or the one of its text. */
  private record Part(SummarySentence sentence, List<TranslatedSegment> translated) {
    String source() {
      return sentence.text();
    }

    String target() {
      return joined(translated, TranslatedSegment::target);
    }
  }

  private static Part part(
      LocalizedBriefing briefing,
      SummarySentence sentence,
      Map<String, TranslatedSegment> written) {
    if (sentence.verbatim()) {
      return new Part(sentence, segments(briefing, sentence.support()));
    }
    TranslatedSegment translated = written.get(sentence.text());
    Objects.requireNonNull(translated, () -> "no translation of: " + sentence.text());
    return new Part(sentence, List.of(translated));
  }

  private static List<TranslatedSegment> segments(
      LocalizedBriefing briefing, List<Integer> ordinals) {
    return briefing.segments().stream()
        .filter(segment -> ordinals.contains(segment.segment().ordinal()))
        .toList();
  }

  private static List<Finding> flags(SourceSummary chosen, List<Part> parts) {
    List<Finding> flags = new ArrayList<>(chosen.flags());
    flags.addAll(flaggedTranslations(parts.stream().map(Part::translated).toList()));
    return flags;
  }

  private static List<Finding> flaggedTranslations(List<List<TranslatedSegment>> sentences) {
    List<Finding> flags = new ArrayList<>();
    for (int i = 0; i < sentences.size(); i++) {
      String codes =
          sentences.get(i).stream()
              .flatMap(segment -> segment.flags().stream())
              .map(Finding::code)
              .distinct()
              .sorted()
              .collect(Collectors.joining(", "));
      if (!codes.isEmpty()) {
        flags.add(new Finding(FLAGGED_TRANSLATION, "sentence " + (i + 1) + ": " + codes));
      }
    }
    return flags;
  }

  private static <T> String joined(List<T> parts, Function<T, String> text) {
    return parts.stream()
        .map(text)
        .filter(part -> !part.isBlank())
        .collect(Collectors.joining(" "));
  }
}
