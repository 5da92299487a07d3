package org.courant.corpus;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.courant.text.Paragraph;
import org.courant.text.SegmentKind;

/**
 * Plain text.
 *
 * <p>Blank lines part paragraphs; line breaks inside one become spaces. Lines that begin with a
 * bullet or a number ({@code - * •}, {@code 1.}, {@code 1)}) are list items, without the marker,
 * together with the lines that continue them; a lone such line in the middle of a paragraph is
 * taken for wrapped text. In a file without blank lines each line is a paragraph if the lines are
 * long or all end a sentence. A paragraph wholly in quotation marks is a quotation.
 *
 * <p>The title is the first paragraph if it is one line of at most {@value #MOST_TITLE_CHARS}
 * characters that does not end like a sentence, and more text follows. It may end with a question
 * or exclamation mark, with an abbreviation such as {@code U.S.}, and with a full stop if its words
 * are capitalized like a headline's.
 */
final class TextFormat {
  /** The longest title, in UTF-16 units. */
  static final int MOST_TITLE_CHARS = 200;

  private static final int LONG_LINE_CHARS = 80;
  private static final int UNWRAPPED_LINE_CHARS = 160;

  private static final Pattern LINE_END = Pattern.compile("\r\n|[\r\n\f\u0085\u2028\u2029]");
  private static final Pattern ITEM =
      Pattern.compile("\\s*(?:[-*•‣▪–]|\\d{1,3}[.)])\\s+(?=\\S)(.*)", Pattern.DOTALL);
  private static final Pattern SENTENCE_END = Pattern.compile("[.!?…][\"'”’»)\\]]*$");
  private static final Pattern NO_TITLE_END = Pattern.compile("[.,;:][\"'”’»)\\]]*$");
  private static final Pattern ABBREVIATION_END =
      Pattern.compile("(?:\\b(?:\\p{L}\\.){2,}|\\b(?:Inc|Corp|Ltd|Co|Jr|Sr|No)\\.|\\.\\.\\.)$");

  private static final Pattern LONG_WORD = Pattern.compile("\\b\\p{L}[\\p{L}\'’-]{3,}");

  private TextFormat() {}

  /** The title and the paragraphs of a file. */
  static Content read(String text) {
    List<List<String>> blocks = blocks(text);
    if (blocks.size() == 1 && lineByLine(blocks.get(0))) {
      blocks = blocks.get(0).stream().map(List::of).toList();
    }
    String title = "";
    if (blocks.size() > 1 && isTitle(blocks.get(0))) {
      title = blocks.get(0).get(0).strip();
      blocks = blocks.subList(1, blocks.size());
    }
    return new Content("", title, paragraphs(blocks), Map.of());
  }

  /** The paragraphs of a body whose title is known from elsewhere. */
  static List<Paragraph> paragraphs(String text) {
    List<List<String>> blocks = blocks(text);
    if (blocks.size() == 1 && lineByLine(blocks.get(0))) {
      blocks = blocks.get(0).stream().map(List::of).toList();
    }
    return paragraphs(blocks);
  }

  /** A quotation if the text is one, wholly inside its marks; else the kind given. */
  static SegmentKind kind(String text) {
    if (text.length() < 3) {
      return SegmentKind.BODY;
    }
    char close =
        switch (text.charAt(0)) {
          case '"' -> '"';
          case '“' -> '”';
          case '«' -> '»';
          case '„' -> '“';
          default -> 0;
        };
    boolean quoted = close != 0 && text.indexOf(close, 1) == text.length() - 1;
    return quoted ? SegmentKind.QUOTATION : SegmentKind.BODY;
  }

  /** Text on one line: runs of white space become one space. */
  static String oneLine(String text) {
    StringBuilder line = new StringBuilder(text.length());
    boolean gap = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.isWhitespace(c) || c == '\u0085') {
        gap = line.length() > 0;
      } else {
        if (gap) {
          line.append(' ');
          gap = false;
        }
        line.append(c);
      }
    }
    return line.toString();
  }

  /** The lines of a text. */
  static List<String> lines(String text) {
    return LINE_END.splitAsStream(text).toList();
  }

  private static List<List<String>> blocks(String text) {
    List<List<String>> blocks = new ArrayList<>();
    List<String> block = new ArrayList<>();
    for (String line : lines(text)) {
      if (!isBlank(line)) {
        block.add(line);
      } else if (!block.isEmpty()) {
        blocks.add(block);
        block = new ArrayList<>();
      }
    }
    if (!block.isEmpty()) {
      blocks.add(block);
    }
    return blocks;
  }

  private static boolean isBlank(String line) {
    return line.chars()
        .allMatch(c -> Character.isWhitespace(c) || Character.isSpaceChar(c) || c == '\uFEFF');
  }

  private static boolean lineByLine(List<String> lines) {
    if (lines.size() < 2 || lines.stream().anyMatch(line -> ITEM.matcher(line).matches())) {
      return false;
    }
    long sentences = lines.stream().filter(TextFormat::endsSentence).count();
    if (sentences == lines.size()) {
      return true;
    }
    int median =
        lines.stream()
            .mapToInt(String::length)
            .sorted()
            .skip(lines.size() / 2)
            .findFirst()
            .orElse(0);
    // Lines wrapped at 100 columns are long as well, but seldom end a sentence.
    return median > LONG_LINE_CHARS
        && (median > UNWRAPPED_LINE_CHARS || sentences * 2 >= lines.size());
  }

  private static boolean endsSentence(String line) {
    return SENTENCE_END.matcher(line.stripTrailing()).find();
  }

  private static boolean isTitle(List<String> block) {
    String line = block.get(0).strip();
    return block.size() == 1
        && line.length() <= MOST_TITLE_CHARS
        && !ITEM.matcher(line).matches()
        && (!NO_TITLE_END.matcher(line).find()
            || ABBREVIATION_END.matcher(line).find()
            || (line.endsWith(".") && capitalized(line)));
  }

  /** Whether most longer words begin with a capital, as in an American headline. */
  private static boolean capitalized(String line) {
    List<String> words = LONG_WORD.matcher(line).results().map(MatchResult::group).toList();
    long capitals = words.stream().filter(word -> Character.isUpperCase(word.charAt(0))).count();
    return words.size() >= 3 && capitals * 5 >= words.size() * 4L;
  }

  private static List<Paragraph> paragraphs(List<List<String>> blocks) {
    List<Paragraph> paragraphs = new ArrayList<>();
    for (List<String> block : blocks) {
      if (hasItems(block)) {
        addItems(block, paragraphs);
      } else {
        add(block, paragraphs);
      }
    }
    return paragraphs;
  }

  private static boolean hasItems(List<String> block) {
    int items = 0;
    for (int i = 0; i < block.size(); i++) {
      if (ITEM.matcher(block.get(i)).matches()) {
        items++;
        if (i == 0 || items > 1 || block.get(i - 1).stripTrailing().endsWith(":")) {
          return true;
        }
      }
    }
    return false;
  }

  private static void addItems(List<String> block, List<Paragraph> paragraphs) {
    List<String> before = new ArrayList<>();
    StringBuilder item = null;
    for (String line : block) {
      Matcher matcher = ITEM.matcher(line);
      if (matcher.matches()) {
        addItem(item, paragraphs);
        item = new StringBuilder(matcher.group(1));
      } else if (item == null) {
        before.add(line);
        continue;
      } else {
        item.append(' ').append(line);
      }
      add(before, paragraphs);
      before.clear();
    }
    addItem(item, paragraphs);
  }

  private static void addItem(StringBuilder item, List<Paragraph> paragraphs) {
    if (item != null) {
      paragraphs.add(new Paragraph(SegmentKind.LIST_ITEM, oneLine(item.toString())));
    }
  }

  private static void add(List<String> lines, List<Paragraph> paragraphs) {
    String text = oneLine(String.join(" ", lines));
    if (!text.isEmpty()) {
      paragraphs.add(new Paragraph(kind(text), text));
    }
  }
}
