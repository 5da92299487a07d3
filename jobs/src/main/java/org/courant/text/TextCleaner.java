package org.courant.text;

import com.ibm.icu.text.Normalizer2;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.courant.text.CleaningRule.Action;

/**
 * Takes out what the web left around a text, by named rules, and keeps what was taken out.
 *
 * <p>Besides the rules of {@code cleaning-rules.tsv}: {@code html-leftover} decodes entities and
 * takes tags out, {@code title-repeated} takes out paragraphs that say the title again. White space
 * is folded and invisible characters go without a record. Cleaning cleaned text changes nothing.
 * Thread-safe.
 */
public final class TextCleaner {
  private static final List<CleaningRule> RULES = CleaningRules.load();
  private static final Normalizer2 NFC = Normalizer2.getNFCInstance();

  // Zero-width joiners stay: emoji and some scripts need them.
  private static final Pattern INVISIBLE =
      Pattern.compile("[\\u00AD\\u200B\\u200E\\u200F\\u2060\\uFEFF\\p{Cc}&&[^\\t\\n\\r]]");
  private static final Pattern SPACES = Pattern.compile("[\\s\\p{Z}\\u0085]+");
  private static final Pattern NOT_LETTERS = Pattern.compile("[^\\p{L}\\p{N}]+");

  /** Cleans a document's title and blocks. */
  public CleanedText clean(String title, List<Paragraph> paragraphs) {
    List<Removal> removed = new ArrayList<>();
    String cleanTitle = plain(title, removed);
    String said = skeleton(cleanTitle);
    List<Paragraph> kept = new ArrayList<>();
    for (Paragraph paragraph : paragraphs) {
      if (paragraph.kind() == SegmentKind.CODE) {
        kept.add(paragraph);
        continue;
      }
      Paragraph tidy = paragraph.with(plain(paragraph.text(), removed));
      if (repeats(tidy, said)) {
        removed.add(new Removal("title-repeated", tidy.text()));
      } else {
        apply(tidy, kept, removed);
      }
    }
    return new CleanedText(cleanTitle, kept, removed);
  }

  /** A caption in the title's words says what is in the picture: it stays. */
  private static boolean repeats(Paragraph paragraph, String title) {
    return paragraph.kind() != SegmentKind.CAPTION
        && !title.isEmpty()
        && skeleton(paragraph.text()).equals(title);
  }

  private static void apply(Paragraph paragraph, List<Paragraph> kept, List<Removal> removed) {
    Paragraph at = paragraph;
    for (CleaningRule rule : RULES) {
      Matcher matcher = rule.pattern().matcher(at.text());
      if (rule.action() == Action.DROP && matcher.matches()) {
        removed.add(new Removal(rule.name(), at.text()));
        return;
      }
      if (rule.action() == Action.CAPTION && matcher.lookingAt()) {
        removed.add(new Removal(rule.name(), matcher.group().strip()));
        at = new Paragraph(SegmentKind.CAPTION, at.text().substring(matcher.end()).strip());
      } else if (rule.action() == Action.STRIP_CAPTION && at.kind() == SegmentKind.CAPTION) {
        at = strip(rule, matcher, at, removed);
      }
    }
    if (!at.text().isEmpty()) {
      kept.add(at);
    }
  }

  private static Paragraph strip(
      CleaningRule rule, Matcher matcher, Paragraph caption, List<Removal> removed) {
    StringBuilder left = new StringBuilder();
    while (matcher.find()) {
      removed.add(new Removal(rule.name(), matcher.group().strip()));
      matcher.appendReplacement(left, "");
    }
    matcher.appendTail(left);
    return caption.with(left.toString().strip());
  }

  private static String plain(String text, List<Removal> removed) {
    String current = folded(text);
    // An invisible character may hide a tag, and an entity may stand for one: go on to the end.
    for (String before = null; !current.equals(before); ) {
      before = current;
      current = folded(HtmlLeftovers.clean(current, removed));
    }
    return current;
  }

  /** A text as cleaning leaves it where no rule applies: NFC, white space folded, no invisibles. */
  public static String folded(String text) {
    String shown = INVISIBLE.matcher(NFC.normalize(text)).replaceAll("");
    return SPACES.matcher(shown).replaceAll(" ").strip();
  }

  /**
   * Letters and digits alone: quotes, dashes, spacing and case differ between two copies of a
   * title.
   */
  private static String skeleton(String text) {
    return NOT_LETTERS.matcher(text).replaceAll("").toLowerCase(Locale.ROOT);
  }
}
