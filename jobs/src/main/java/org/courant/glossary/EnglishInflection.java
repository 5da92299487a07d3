package org.courant.glossary;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Plural and possessive of a term's last word: {@code treaties}, {@code Ukraine's}. */
record EnglishInflection() implements Inflection {
  private static final String VOWELS = "aeiou";

  @Override
  public List<String> forms(String term, boolean name) {
    Set<String> numbers = new LinkedHashSet<>(List.of(term));
    char last = term.charAt(term.length() - 1);
    if (Character.isLetter(last) && term.length() > 1) {
      numbers.add(plural(term, last));
    }
    List<String> forms = new ArrayList<>(numbers);
    numbers.forEach(form -> forms.add(form + (form.endsWith("s") ? "'" : "'s")));
    if (term.endsWith("s")) {
      forms.add(term + "'s");
    }
    return forms;
  }

  private static String plural(String term, char last) {
    char before = term.charAt(term.length() - 2);
    if (last == 'y' && Character.isLowerCase(before) && VOWELS.indexOf(before) < 0) {
      return term.substring(0, term.length() - 1) + "ies";
    }
    boolean hisses =
        last == 's' || last == 'x' || last == 'z' || term.endsWith("ch") || term.endsWith("sh");
    return term + (hisses ? "es" : "s");
  }
}
