package org.courant.tokenizer;

/** Spaces before English punctuation, which the reference takes out of decoded text if told to. */
final class PunctuationSpaces {
  private static final String[][] RULES = {
    {" .", "."}, {" ?", "?"}, {" !", "!"}, {" ,", ","}, {" ' ", "'"},
    {" n't", "n't"}, {" 'm", "'m"}, {" 's", "'s"}, {" 've", "'ve"}, {" 're", "'re"},
  };

  private PunctuationSpaces() {}

  static String remove(String text) {
    String clean = text;
    for (String[] rule : RULES) {
      clean = clean.replace(rule[0], rule[1]);
    }
    return clean;
  }
}
