package org.courant.glossary;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Particles behind a term, one after the other ({@code 유엔에서는}), the copula, and the endings of
 * number and side ({@code 대사들}, {@code 유엔측}). What else follows in the same word makes another word
 * of it: {@code 한국어} is not {@code 한국}. Whether a particle suits the last letter is not asked: a
 * wrong one leaves the term what it is.
 *
 * <p>Spaces inside a term are optional, as in Korean orthography (Hangeul spelling rules of 1988,
 * articles 49 and 50, on proper names and technical terms).
 */
record KoreanInflection() implements Inflection {
  private static final String PARTICLES =
      "은|는|이|가|을|를|의|에|에서|에게|에게서|께|께서|한테|로|으로|로서|으로서|로써|으로써|와|과|도|만|까지|부터"
          + "|조차|마저|보다|처럼|만큼|대로|뿐|밖에|마다|나|이나|랑|이랑|하고|라고|이라고|라는|이라는|란|이란|며|이며"
          + "|든지|이든지|든|이든|같은|들|측";
  private static final String COPULA =
      "(?:이)?(?:다|었다|였다|고|지만|라|면|라면|자|어서|여서|므로|며)|입니다|이었습니다|였습니다|이에요|예요|인|이던|였던";
  private static final Pattern CHAIN =
      Pattern.compile("(?:" + PARTICLES + "){0,4}(?:" + COPULA + ")?");
  private static final Pattern REST = Pattern.compile(CHAIN + "(?![\\p{L}\\p{N}])");

  @Override
  public List<String> forms(String term, boolean name) {
    return List.of(term);
  }

  @Override
  public int end(String text, int at) {
    Matcher rest = REST.matcher(text).region(at, text.length()).useTransparentBounds(true);
    if (rest.lookingAt()) {
      return rest.end();
    }
    // What stands in brackets behind a name is its spelling elsewhere: 캐버노(Kavanaugh)는.
    return Spelling.isBoundary(text, at) ? at : -1;
  }

  @Override
  public boolean mayFollow(String letters) {
    Matcher chain = CHAIN.matcher(letters);
    return chain.matches() || chain.hitEnd();
  }

  @Override
  public boolean spacesMayGo() {
    return true;
  }
}
