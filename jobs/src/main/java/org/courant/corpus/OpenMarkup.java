package org.courant.corpus;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds markup that is opened over and over and never closed. Readers of Markdown look for the end
 * of each opening again, so that a paragraph of {@code <a <a <a} takes them the square of its
 * length.
 */
final class OpenMarkup {
  private static final Map<String, String> ENDS =
      Map.of("<", ">", "<!--", "-->", "<?", "?>", "<![CDATA[", "]]>");

  /** How many characters may be looked through in vain; a paragraph of 30,000 stays below. */
  private static final long MOST_LOOKED_THROUGH = 1_000_000_000;

  private static final Pattern PARAGRAPH_END = Pattern.compile("\n[ \t\r]*\n|\r[ \t]*\r|\\z");

  /** Code spans end at as many backticks as they begin with; a text knows a few such numbers. */
  private static final int MOST_BACKTICK_RUNS = 100;

  private static final Pattern BACKTICKS = Pattern.compile("`+");

  private OpenMarkup() {}

  /** Refuses a text whose reading would take too long. */
  static void refuse(String text) throws UnreadableException {
    refuseBackticks(text);
    long looked = 0;
    Matcher ends = PARAGRAPH_END.matcher(text);
    for (int start = 0; start < text.length() && ends.find(start); start = ends.end()) {
      for (Map.Entry<String, String> end : ENDS.entrySet()) {
        looked += lookedThrough(text, start, ends.end(), end.getKey(), end.getValue());
      }
      if (looked > MOST_LOOKED_THROUGH) {
        throw new UnreadableException(
            ReadFailure.BAD_SYNTAX,
            1 + text.substring(0, start).chars().filter(c -> c == '\n').count(),
            "The paragraph opens tags with < over and over and closes none; write &lt; for the"
                + " character, or close them");
      }
    }
  }

  private static void refuseBackticks(String text) throws UnreadableException {
    long runs =
        BACKTICKS.matcher(text).results().map(run -> run.end() - run.start()).distinct().count();
    if (runs > MOST_BACKTICK_RUNS) {
      throw new UnreadableException(
          ReadFailure.BAD_SYNTAX,
          null,
          "The file has runs of backticks of "
              + runs
              + " different lengths, the limit is "
              + MOST_BACKTICK_RUNS
              + "; take them out");
    }
  }

  /** The sum of the ways from each opening to its end, or to that of the paragraph. */
  private static long lookedThrough(String text, int from, int to, String open, String close) {
    long sum = 0;
    int closes = from;
    for (int at = text.indexOf(open, from); at >= 0 && at < to; at = text.indexOf(open, at + 1)) {
      if (closes <= at) {
        int next = text.indexOf(close, at + open.length());
        closes = next < 0 || next > to ? to : next;
      }
      sum += closes - at;
    }
    return sum;
  }
}
