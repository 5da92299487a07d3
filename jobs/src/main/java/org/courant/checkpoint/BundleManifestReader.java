package org.courant.checkpoint;

import java.lang.Character.UnicodeScript;
import java.util.EnumSet;
import java.util.IllformedLocaleException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import org.courant.checkpoint.BundleManifest.Generation;
import org.courant.checkpoint.BundleManifest.Side;
import org.courant.checkpoint.BundleManifest.Target;

/** Reads and checks {@code bundle.json}; an unknown field is an error, it would be a slip. */
final class BundleManifestReader {
  private static final int FORMAT = 1;
  private static final String SCRIPTS = "scripts";

  private BundleManifestReader() {}

  static BundleManifest read(JsonFields json) {
    // The licence is for people; nothing here depends on it.
    requireKnown(
        json,
        Set.of(
            "format",
            "name",
            "version",
            "license",
            "task",
            "source_languages",
            "target_languages",
            "generation"));
    if (json.integer("format") != FORMAT) {
      throw json.refuse("format", "but this program reads format " + FORMAT);
    }
    List<String> sources = json.texts("source_languages");
    sources.forEach(tag -> requireTag(json, "source_languages", tag));
    return new BundleManifest(
        json.text("name"),
        json.text("version"),
        json.has("task") ? task(json) : ModelTask.TRANSLATION,
        sources,
        targets(json, json.fields("target_languages")),
        json.has("generation") ? generation(json.fields("generation")) : Generation.OPEN);
  }

  private static ModelTask task(JsonFields json) {
    return switch (json.text("task")) {
      case "translation" -> ModelTask.TRANSLATION;
      case "summarization" -> ModelTask.SUMMARIZATION;
      default -> throw json.refuse("task", "must be \"translation\" or \"summarization\"");
    };
  }

  private static Map<String, Target> targets(JsonFields json, JsonFields languages) {
    Map<String, Target> targets = new LinkedHashMap<>();
    for (String tag : languages.keys()) {
      requireTag(json, "target_languages", tag);
      JsonFields language = languages.fields(tag);
      requireKnown(language, Set.of("token", "side", SCRIPTS));
      targets.put(tag, new Target(language.text("token"), side(language), scripts(language)));
    }
    if (targets.isEmpty()) {
      throw json.refuse("target_languages", "but at least one is needed");
    }
    return targets;
  }

  private static Side side(JsonFields language) {
    return switch (language.text("side")) {
      case "source" -> Side.SOURCE;
      case "decoder" -> Side.DECODER;
      default -> throw language.refuse("side", "must be \"source\" or \"decoder\"");
    };
  }

  private static Set<UnicodeScript> scripts(JsonFields language) {
    if (!language.has(SCRIPTS)) {
      return Set.of();
    }
    Set<UnicodeScript> scripts = EnumSet.noneOf(UnicodeScript.class);
    language.texts(SCRIPTS).forEach(code -> scripts.add(script(language, code)));
    if (scripts.isEmpty()) {
      throw language.refuse(SCRIPTS, "but at least one is needed, or leave it out");
    }
    return scripts;
  }

  private static UnicodeScript script(JsonFields language, String code) {
    try {
      // The long names that it knows besides would be no ISO 15924.
      return UnicodeScript.forName(code.length() == 4 ? code : "");
    } catch (IllegalArgumentException e) {
      throw language.refuse(
          SCRIPTS, "but " + code + " is no code of ISO 15924 for one script, as Hang or Cyrl are");
    }
  }

  private static Generation generation(JsonFields json) {
    requireKnown(
        json,
        Set.of(
            "beam_size",
            "length_penalty",
            "no_repeat_ngram_size",
            "repetition_penalty",
            "min_new_tokens",
            "max_new_tokens"));
    return new Generation(
        integer(json, "beam_size"),
        number(json, "length_penalty"),
        integer(json, "no_repeat_ngram_size"),
        number(json, "repetition_penalty"),
        integer(json, "min_new_tokens"),
        integer(json, "max_new_tokens"));
  }

  private static OptionalInt integer(JsonFields json, String key) {
    return json.has(key) ? OptionalInt.of(json.integer(key)) : OptionalInt.empty();
  }

  private static OptionalDouble number(JsonFields json, String key) {
    return json.has(key) ? OptionalDouble.of(json.number(key)) : OptionalDouble.empty();
  }

  private static void requireKnown(JsonFields json, Set<String> known) {
    for (String key : json.keys()) {
      if (!known.contains(key)) {
        throw json.refuse(key, "a field unknown here");
      }
    }
  }

  private static void requireTag(JsonFields json, String key, String tag) {
    try {
      new Locale.Builder().setLanguageTag(tag);
    } catch (IllformedLocaleException e) {
      throw json.refuse(key, "but " + tag + " is no BCP 47 language tag");
    }
  }
}
