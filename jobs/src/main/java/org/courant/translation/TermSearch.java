package org.courant.translation;

import java.util.List;
import java.util.Map;
import org.courant.briefing.Rung;
import org.courant.glossary.Glossary;
import org.courant.glossary.GlossaryTerm;
import org.courant.glossary.LanguagePair;
import org.courant.inference.ConstrainedText;
import org.courant.inference.RequiredWords;
import org.courant.inference.TargetText;

/**
 * The same model with a search for targets that have the glossary's terms in one of their forms.
 */
record TermSearch(Decoder decoder, Glossary glossary, String sourceLanguage) implements LadderStep {
  @Override
  public Rung rung() {
    return Rung.TERMS;
  }

  @Override
  public boolean suits(Attempt attempt) {
    return attempt.has(TermCheck.LOST, TermCheck.FORBIDDEN);
  }

  @Override
  public Map<String, TargetText> targets(List<Attempt> attempts, String language) {
    LanguagePair pair = glossary.pair(sourceLanguage, language);
    return decoder.constrained(
        attempts.stream()
            .map(own -> new ConstrainedText(own.wording(), required(pair, own.source().text())))
            .toList(),
        language);
  }

  /** The terms that a text has. */
  static List<RequiredWords> required(LanguagePair pair, String text) {
    return pair.terms(text).stream().map(term -> required(pair, term)).toList();
  }

  /** One of a term's forms. */
  static RequiredWords required(LanguagePair pair, GlossaryTerm term) {
    return new RequiredWords(pair.wanted(term), pair::breaksWord);
  }
}
