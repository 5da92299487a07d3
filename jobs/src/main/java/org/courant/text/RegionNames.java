package org.courant.text;

import com.ibm.icu.text.LocaleDisplayNames;
import com.ibm.icu.util.ULocale;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What a language calls the countries and territories of the world, by CLDR. */
public final class RegionNames {
  private static final int REGION_CODE = 2;

  private final Map<String, String> names;

  private RegionNames(Map<String, String> names) {
    this.names = Map.copyOf(names);
  }

  /**
   * The names of one language by those of another.
   *
   * @param from BCP 47 tag of the language that is looked up
   * @param to BCP 47 tag of the language that is found
   */
  public static RegionNames between(String from, String to) {
    LocaleDisplayNames keys = LocaleDisplayNames.getInstance(ULocale.forLanguageTag(from));
    LocaleDisplayNames values = LocaleDisplayNames.getInstance(ULocale.forLanguageTag(to));
    Map<String, String> names = new HashMap<>();
    for (String region : Locale.getISOCountries()) {
      if (region.length() == REGION_CODE) {
        names.put(keys.regionDisplayName(region), values.regionDisplayName(region));
      }
    }
    return new RegionNames(names);
  }

  /** The name of a region, empty if there is none of that name. */
  public Optional<String> find(String name) {
    return Optional.ofNullable(names.get(name));
  }
}
