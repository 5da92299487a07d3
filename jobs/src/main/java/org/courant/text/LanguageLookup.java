package org.courant.text;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Locale.LanguageRange;
import java.util.Map;
import java.util.Optional;

/**
 * Finds what is kept by language: under a tag itself, else under the tag without its last subtags
 * (lookup of RFC 4647, 3.4), so that {@code ko} serves for {@code ko-KR} and {@code ko-x-plain}.
 */
public final class LanguageLookup {
  private LanguageLookup() {}

  /**
   * The BCP 47 tag of a language as files of people's words are kept by: with its script and what
   * its users agreed on ({@code ko-x-plain}), without its region.
   */
  public static String withoutRegion(Locale locale) {
    return new Locale.Builder()
        .setLanguage(locale.getLanguage())
        .setScript(locale.getScript())
        .setExtension(
            Locale.PRIVATE_USE_EXTENSION, locale.getExtension(Locale.PRIVATE_USE_EXTENSION))
        .build()
        .toLanguageTag();
  }

  /**
   * The nearest of some BCP 47 tags.
   *
   * @throws IllegalArgumentException if the tag that is looked up is malformed
   */
  public static Optional<String> nearest(Collection<String> tags, String tag) {
    String found = Locale.lookupTag(List.of(new LanguageRange(tag.replace('_', '-'))), tags);
    return tags.stream().filter(known -> known.equalsIgnoreCase(found)).findFirst();
  }

  /**
   * The value of the nearest tag.
   *
   * @throws IllegalArgumentException if the tag that is looked up is malformed
   */
  public static <T> Optional<T> find(Map<String, T> values, String tag) {
    return nearest(values.keySet(), tag).map(values::get);
  }
}
