package org.courant.glossary;

import java.util.Optional;

/** Finds a term in a text: a form of it, on boundaries of tokens. */
record FormSearch(Inflection inflection) {
  /**
   * A place in a text.
   *
   * @param start index of the first char
   * @param end index behind the last char, particles included
   * @param bare whether it is the dictionary form and nothing else
   */
  record Place(int start, int end, boolean bare) {}

  /** The first place in a text of what a term is called. */
  Optional<Place> find(String text, String target, GlossaryTerm term, CaseRule rule) {
    String folded = Spelling.folded(text);
    boolean bare = true;
    for (String form : inflection.forms(Spelling.folded(target), term.name())) {
      for (int at = 0; at < folded.length(); at++) {
        int end = end(folded, at, form, rule);
        if (end >= 0) {
          return Optional.of(new Place(at, end, bare && isWhole(folded, at, end, form)));
        }
      }
      bare = false;
    }
    return Optional.empty();
  }

  private static boolean isWhole(String text, int at, int end, String form) {
    return end - at == form.length() && text.regionMatches(true, at, form, 0, form.length());
  }

  /** Where a form that begins at an index ends with all that belongs to it; -1 if none does. */
  int end(String folded, int at, String form, CaseRule rule) {
    if (!Spelling.isBoundary(folded, at)) {
      return -1;
    }
    if (rule.equal(folded, at, form)) {
      return inflection.end(folded, at + form.length());
    }
    return inflection.spacesMayGo() ? unspaced(folded, at, form, rule) : -1;
  }

  /** The same where only spaces differ. */
  private int unspaced(String folded, int at, String form, CaseRule rule) {
    int i = at;
    int j = 0;
    while (j < form.length()) {
      if (form.charAt(j) == ' ') {
        j++;
      } else if (i > at && i < folded.length() && folded.charAt(i) == ' ') {
        i++;
      } else if (i < folded.length() && rule.equal(folded, i, form.substring(j, j + 1))) {
        i++;
        j++;
      } else {
        return -1;
      }
    }
    return mayLoseSpaces(form) ? inflection.end(folded, i) : -1;
  }

  /** Short words next to each other are seldom one long one. */
  private static boolean mayLoseSpaces(String form) {
    return form.replace(" ", "").length() >= 4;
  }
}
