package org.courant.newsletter;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.courant.newsletter.Block.Kind;

/**
 * Cuts a body into blocks by the marks that the table's {@code body} column has: headings, list
 * items, quotations and fenced code. List items that follow each other are one list; nested lists
 * and quotations are told as if they stood side by side.
 */
final class BodyBlocks {
  private static final Pattern LINE_END = Pattern.compile("\\R");
  private static final Pattern FENCE = Pattern.compile("(?:> | )*(`{3,})$");
  private static final Pattern INDENT = Pattern.compile("^(?: |> ?)*");

  private static final Pattern HEADING = Pattern.compile("#{1,6}(?: |$)");
  private static final Pattern LIST = Pattern.compile(" *-(?: |$)");
  private static final Pattern NUMBERED = Pattern.compile(" *(\\d{1,9})\\. ");
  private static final Pattern QUOTATION = Pattern.compile("(?:>(?: |$))+(?:- |\\d{1,9}\\. )?");

  private final List<Block> blocks = new ArrayList<>();
  private final StringBuilder open = new StringBuilder();

  private BodyBlocks() {}

  static List<Block> of(String body) {
    BodyBlocks cut = new BodyBlocks();
    List<String> lines = LINE_END.splitAsStream(body).toList();
    int at = 0;
    while (at < lines.size()) {
      Matcher fence = FENCE.matcher(lines.get(at));
      int end = fence.matches() ? end(lines, at, fence.group(1)) : at;
      if (end > at) {
        cut.flush();
        cut.code(lines.subList(at + 1, end));
        at = end + 1;
      } else {
        cut.line(lines.get(at));
        at++;
      }
    }
    cut.flush();
    return cut.blocks;
  }

  /** Where the same fence stands again, or {@code from} if it does not. */
  private static int end(List<String> lines, int from, String fence) {
    for (int at = from + 1; at < lines.size(); at++) {
      Matcher other = FENCE.matcher(lines.get(at));
      if (other.matches() && other.group(1).equals(fence)) {
        return at;
      }
    }
    return from;
  }

  private void line(String line) {
    if (line.isBlank()) {
      flush();
    } else {
      open.append(line).append('\n');
    }
  }

  private void flush() {
    String text = open.toString();
    open.setLength(0);
    if (!text.isBlank()) {
      block(text.stripTrailing());
    }
  }

  /** Code keeps its lines, less what indents all of them. */
  private void code(List<String> lines) {
    int indent = lines.stream().mapToInt(BodyBlocks::indent).min().orElse(0);
    List<String> own = lines.stream().map(line -> line.substring(indent)).toList();
    if (!own.isEmpty()) {
      blocks.add(new Block(Kind.CODE, own));
    }
  }

  private static int indent(String line) {
    Matcher matcher = INDENT.matcher(line);
    return matcher.find() ? matcher.end() : 0;
  }

  private void block(String text) {
    if (takes(HEADING, text, Kind.HEADING)
        || takes(QUOTATION, text, Kind.QUOTATION)
        || takes(LIST, text, Kind.LIST)
        || takes(NUMBERED, text, Kind.NUMBERED)) {
      return;
    }
    add(new Block(Kind.PARAGRAPH, List.of(OneLine.of(text))));
  }

  private boolean takes(Pattern mark, String text, Kind kind) {
    Matcher matcher = mark.matcher(text);
    if (!matcher.lookingAt()) {
      return false;
    }
    String line = OneLine.of(text.substring(matcher.end()));
    // A mark with nothing behind it says nothing.
    if (!line.isEmpty()) {
      int number = kind == Kind.NUMBERED ? Integer.parseInt(matcher.group(1)) : 1;
      add(new Block(kind, List.of(line), number));
    }
    return true;
  }

  private void add(Block block) {
    Block last = blocks.isEmpty() ? null : blocks.get(blocks.size() - 1);
    boolean joins =
        last != null
            && last.kind() == block.kind()
            && (block.kind() == Kind.LIST
                || (block.kind() == Kind.NUMBERED
                    && block.start() == last.start() + last.lines().size()));
    if (joins) {
      List<String> lines = new ArrayList<>(last.lines());
      lines.addAll(block.lines());
      blocks.set(blocks.size() - 1, new Block(block.kind(), lines, last.start()));
    } else {
      blocks.add(block);
    }
  }
}
