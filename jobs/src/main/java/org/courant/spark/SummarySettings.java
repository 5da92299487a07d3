package org.courant.spark;

import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import org.courant.summary.SummaryLanguage;
import org.courant.summary.SummaryLength;
import org.courant.summary.SummaryOptions;
import org.courant.summary.SummaryStrategy;

/** The options that say what is asked of the summaries. */
public final class SummarySettings {
  private static final Map<String, IntFunction<SummaryLength>> LENGTHS =
      Map.of(
          "summary-sentences", SummaryLength::sentences,
          "summary-words", SummaryLength::words,
          "summary-chars", SummaryLength::characters);

  private SummarySettings() {}

  /** Checks them together; anything wrong is an IllegalArgumentException. */
  public static SummaryOptions resolve(Settings settings) {
    SummaryOptions defaults = SummaryOptions.defaults();
    SummaryStrategy strategy =
        settings.choice("summary", SummaryStrategy.class).orElse(defaults.strategy());
    List<String> given =
        List.of("summary-sentences", "summary-words", "summary-chars", "summary-language").stream()
            .filter(settings::has)
            .toList();
    if (strategy == SummaryStrategy.NONE && !given.isEmpty()) {
      throw new IllegalArgumentException(
          "Invalid summary: none, must not go with " + String.join(", ", given));
    }
    return new SummaryOptions(
        strategy,
        length(settings, given, usual(strategy, defaults)),
        settings.has("summary-language")
            ? settings.choices("summary-language", SummaryLanguage.class)
            : defaults.languages(),
        settings.yes("faithful"),
        settings.choice("summary-from", SummaryLanguage.class).orElse(defaults.from()));
  }

  private static SummaryLength usual(SummaryStrategy strategy, SummaryOptions defaults) {
    return strategy == SummaryStrategy.ABSTRACTIVE ? SummaryLength.unlimited() : defaults.length();
  }

  private static SummaryLength length(
      Settings settings, List<String> given, SummaryLength otherwise) {
    List<String> names = given.stream().filter(LENGTHS::containsKey).toList();
    if (names.size() > 1) {
      throw new IllegalArgumentException(
          "Invalid %s: %s, must not go with %s: a summary has one measure of length"
              .formatted(names.get(0), settings.text(names.get(0)).orElse(""), names.get(1)));
    }
    return names.isEmpty() ? otherwise : length(settings, names.get(0));
  }

  private static SummaryLength length(Settings settings, String name) {
    int most = settings.whole(name, 0);
    if (most < 1) {
      throw new IllegalArgumentException(
          "Invalid %s: %d, must be 1 or more; --summary none makes no summary"
              .formatted(name, most));
    }
    return LENGTHS.get(name).apply(most);
  }

  /** The labels of languages, as the option takes them. */
  static String labels(List<SummaryLanguage> languages) {
    return languages.stream().map(SummaryLanguage::label).collect(Collectors.joining(","));
  }
}
