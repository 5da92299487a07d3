package org.courant.spark;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.courant.briefing.Origin;

/**
 * A share of a run that must not be exceeded.
 *
 * @param measure what is measured
 * @param most the largest share that is no alarm, 0 to 1
 */
public record Threshold(Measure measure, double most) {
  private static final Pattern TEXT = Pattern.compile("\\s*([a-z_]+)\\s*>\\s*(\\S+)\\s*");

  /** What is measured; each but the rejects in every language. */
  public enum Measure {
    /** Segments with a flag. */
    FLAGGED,
    /** Briefings that need review. */
    NEEDS_REVIEW,
    /** Segments whose source stands in for a target. */
    FALLBACK,
    /** Records that were rejected. */
    REJECTS;

    String label() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  public Threshold {
    Objects.requireNonNull(measure, "measure");
    if (!(most >= 0 && most <= 1)) {
      throw new IllegalArgumentException(
          "Invalid fail-on: %s>%s, the share must be 0 to 1".formatted(measure.label(), most));
    }
  }

  /**
   * Reads thresholds such as {@code flagged>0.2,rejects>0.05}.
   *
   * @throws IllegalArgumentException for anything else
   */
  public static List<Threshold> parse(String text) {
    return Arrays.stream(text.split(",")).map(Threshold::one).toList();
  }

  private static Threshold one(String text) {
    Matcher matcher = TEXT.matcher(text);
    if (matcher.matches()) {
      for (Measure measure : Measure.values()) {
        if (measure.label().equals(matcher.group(1))) {
          return new Threshold(measure, share(text, matcher.group(2)));
        }
      }
    }
    throw new IllegalArgumentException(
        "Invalid fail-on: %s, must be a measure, > and a share, as in flagged>0.2; measures are %s"
            .formatted(text.strip(), measures()));
  }

  private static double share(String text, String number) {
    try {
      return Double.parseDouble(number);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          "Invalid fail-on: " + text.strip() + ", the share must be a number from 0 to 1", e);
    }
  }

  private static String measures() {
    return Arrays.stream(Measure.values()).map(Measure::label).collect(Collectors.joining(", "));
  }

  /** A sentence for each share above the threshold. */
  public List<String> exceeded(RunCounts counts) {
    List<String> exceeded = new ArrayList<>();
    shares(counts)
        .forEach(
            (language, share) -> {
              if (share > most) {
                exceeded.add(
                    String.format(
                        Locale.ROOT,
                        "%s%s is %.4f, above %s",
                        measure.label(),
                        language.isEmpty() ? "" : " " + language,
                        share,
                        most));
              }
            });
    return exceeded;
  }

  /** The shares by language; that of the rejects stands under the empty text. */
  private Map<String, Double> shares(RunCounts counts) {
    if (measure == Measure.REJECTS) {
      return Map.of("", counts.rejectedShare());
    }
    Map<String, Double> shares = new TreeMap<>();
    counts.languages().forEach((language, own) -> shares.put(language, share(own)));
    return shares;
  }

  private double share(LanguageCounts own) {
    return switch (measure) {
      case FLAGGED -> share(own.flagged(), own.segments());
      case NEEDS_REVIEW -> share(own.needsReview(), own.briefings());
      case FALLBACK ->
          share(own.origins().getOrDefault(Origin.FALLBACK.label(), 0L), own.segments());
      case REJECTS -> throw new IllegalStateException("Rejects have no language");
    };
  }

  private static double share(long part, long whole) {
    return whole == 0 ? 0 : (double) part / whole;
  }

  /** The text that {@link #parse} reads. */
  @Override
  public String toString() {
    return measure.label() + ">" + most;
  }
}
