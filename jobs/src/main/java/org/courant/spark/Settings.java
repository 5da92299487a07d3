package org.courant.spark;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.spark.SparkConf;
import scala.Tuple2;

/**
 * What the user asked for, by option name. The precedence of every option is written here and where
 * {@link JobOptions} passes {@code otherwise}:
 *
 * <ol>
 *   <li>the flag, for example {@code --beam-size 6};
 *   <li>the Spark setting, for example {@code spark.courant.beam-size=6};
 *   <li>the model bundle, where it has an opinion;
 *   <li>the default.
 * </ol>
 */
public final class Settings {
  /** Prefix of every Spark setting of ours. */
  public static final String PREFIX = "spark.courant.";

  private final Map<String, String> values;

  private Settings(Map<String, String> values) {
    this.values = Map.copyOf(values);
  }

  /** Flags by name without dashes, over the settings of a Spark configuration. */
  public static Settings of(Map<String, String> flags, SparkConf conf) {
    Map<String, String> values = new HashMap<>();
    for (Tuple2<String, String> entry : conf.getAllWithPrefix(PREFIX)) {
      values.put(entry._1(), entry._2());
    }
    values.putAll(flags);
    return new Settings(values);
  }

  /** Settings by their names without the prefix. */
  static Settings of(Map<String, String> values) {
    return new Settings(values);
  }

  /** Refuses a name that no option has. */
  void requireKnown(Set<String> known) {
    for (String name : values.keySet()) {
      if (!known.contains(name)) {
        throw new IllegalArgumentException(
            "Invalid setting: " + PREFIX + name + ", known are " + sorted(known));
      }
    }
  }

  Optional<String> text(String name) {
    return Optional.ofNullable(values.get(name)).map(String::strip);
  }

  List<String> list(String name) {
    return text(name).stream()
        .flatMap(value -> Arrays.stream(value.split(",")))
        .map(String::strip)
        .filter(item -> !item.isEmpty())
        .toList();
  }

  int whole(String name, int otherwise) {
    return parsed(name, otherwise, Integer::valueOf, "a whole number");
  }

  double number(String name, double otherwise) {
    return parsed(name, otherwise, Double::valueOf, "a number");
  }

  <E extends Enum<E>> Optional<E> choice(String name, Class<E> type) {
    return text(name).map(value -> constant(name, value, type));
  }

  /** Constants of an enum, parted by commas; none if the option was not given. */
  <E extends Enum<E>> List<E> choices(String name, Class<E> type) {
    return list(name).stream().map(value -> constant(name, value, type)).toList();
  }

  boolean has(String name) {
    return values.containsKey(name);
  }

  boolean yes(String name) {
    String value = text(name).orElse("false");
    if (!value.equals("true") && !value.equals("false")) {
      throw new IllegalArgumentException(
          "Invalid " + name + ": " + value + ", must be true or false");
    }
    return value.equals("true");
  }

  private <T> T parsed(String name, T otherwise, Function<String, T> parser, String what) {
    String value = text(name).orElse(null);
    if (value == null) {
      return otherwise;
    }
    try {
      return parser.apply(value);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("Invalid " + name + ": " + value + ", must be " + what, e);
    }
  }

  private static <E extends Enum<E>> E constant(String name, String value, Class<E> type) {
    for (E constant : type.getEnumConstants()) {
      if (constant.name().equalsIgnoreCase(value)) {
        return constant;
      }
    }
    String choices =
        Arrays.stream(type.getEnumConstants())
            .map(constant -> constant.name().toLowerCase(Locale.ROOT))
            .collect(Collectors.joining(", "));
    throw new IllegalArgumentException(
        "Invalid " + name + ": " + value + ", must be one of " + choices);
  }

  private static String sorted(Set<String> names) {
    return names.stream().sorted().collect(Collectors.joining(", "));
  }
}
