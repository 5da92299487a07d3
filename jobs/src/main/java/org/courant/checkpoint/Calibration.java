package org.courant.checkpoint;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.courant.text.LanguageLookup;

/**
 * How much a checkpoint's token probabilities are worth, measured on translations by people: {@code
 * calibration.json} beside it, or a file of its own.
 *
 * @param curves by BCP 47 tag of the target language; a language that is missing is not calibrated
 */
public record Calibration(SortedMap<String, Curve> curves) implements Serializable {
  /** File name inside a checkpoint folder. */
  public static final String FILE = "calibration.json";

  private static final int FORMAT = 1;

  public Calibration {
    curves = Collections.unmodifiableSortedMap(new TreeMap<>(curves));
  }

  /**
   * A logistic curve (Platt, "Probabilistic Outputs for Support Vector Machines", 1999; for shares
   * instead of classes Papke and Wooldridge, "Econometric Methods for Fractional Response
   * Variables", 1996).
   *
   * @param intercept its value at a mean log-probability of 0, in log-odds
   * @param slope log-odds for each unit of mean log-probability
   * @param best the sentence chrF that counts as 1, above 0 to 100
   * @param lines how many it was fitted to
   */
  public record Curve(double intercept, double slope, double best, int lines)
      implements Serializable {
    public Curve {
      if (!(best > 0 && best <= 100)) {
        throw new IllegalArgumentException("Invalid best: " + best + ", must be above 0 to 100");
      }
    }

    /** The expected sentence chrF as a share of {@code best}, 0 to 1. */
    public double at(double meanLogProbability) {
      return 1 / (1 + Math.exp(-(intercept + slope * meanLogProbability)));
    }
  }

  /** Of a checkpoint of which nothing was measured. */
  public static Calibration none() {
    return new Calibration(new TreeMap<>());
  }

  /**
   * Reads a file.
   *
   * @throws CheckpointException for one that holds no calibration
   */
  public static Calibration read(Path file) {
    JsonFields json = JsonFields.read(file);
    if (json.integer("format") != FORMAT) {
      throw json.refuse("format", "but this program reads format " + FORMAT);
    }
    requireKnown(json, Set.of("format", "languages"));
    JsonFields languages = json.fields("languages");
    SortedMap<String, Curve> curves = new TreeMap<>();
    languages.keys().forEach(tag -> curves.put(tag, curve(languages.fields(tag))));
    return new Calibration(curves);
  }

  private static Curve curve(JsonFields fields) {
    requireKnown(fields, Set.of("intercept", "slope", "best", "lines"));
    if (!(fields.number("slope") > 0)) {
      throw fields.refuse("slope", "must be above 0: more probable is better");
    }
    if (!(fields.number("best") > 0 && fields.number("best") <= 100)) {
      throw fields.refuse("best", "must be above 0 to 100");
    }
    return new Curve(
        fields.number("intercept"),
        fields.number("slope"),
        fields.number("best"),
        fields.integer("lines"));
  }

  private static void requireKnown(JsonFields fields, Set<String> known) {
    for (String key : fields.keys()) {
      if (!known.contains(key)) {
        throw fields.refuse(key, "which is no field of a calibration");
      }
    }
  }

  /** The same with the curve of one language. */
  public Calibration with(String language, Curve curve) {
    SortedMap<String, Curve> more = new TreeMap<>(curves);
    more.put(language, curve);
    return new Calibration(more);
  }

  /** Writes a file that {@link #read} takes. */
  public void write(Path file) throws IOException {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("format", FORMAT);
    json.put("languages", curves);
    ObjectMapper mapper = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
    Files.writeString(file, mapper.writeValueAsString(json) + System.lineSeparator());
  }

  /**
   * The confidence in a target, 0 to 1: {@link Curve#at} where the language is calibrated, as
   * {@code ko-KR} is by the curve of {@code ko}, else the mean token probability.
   *
   * @param language BCP 47 tag of the target
   * @param meanLogProbability of its tokens
   */
  public double confidence(String language, double meanLogProbability) {
    return LanguageLookup.find(curves, language)
        .map(curve -> curve.at(meanLogProbability))
        .orElseGet(() -> Math.exp(meanLogProbability));
  }
}
