package org.courant.corpus;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;

/**
 * The marks of Markdown before the blocks of a page: levels of headings, bullets, numbers and
 * nesting of lists, quotations. The first block of a list item has the item's bullet or number,
 * later ones are indented as far.
 */
final class HtmlMarks {
  private static final String BULLET = "- ";
  private static final String QUOTE = "> ";
  private static final Pattern LEVEL = Pattern.compile("h([1-6])");
  private static final Pattern NUMBER = Pattern.compile("-?\\d{1,9}");

  private final Deque<Container> around = new ArrayDeque<>();
  private final Deque<Counter> lists = new ArrayDeque<>();

  /** An open element that marks the blocks in it. */
  private static final class Container {
    private String next;
    private final String later;

    Container(String first, String later) {
      this.next = first;
      this.later = later;
    }

    String take() {
      String mark = next;
      next = later;
      return mark;
    }
  }

  /** An open list and the number of its next item. */
  private static final class Counter {
    private final boolean ordered;
    private int next;

    Counter(boolean ordered, int next) {
      this.ordered = ordered;
      this.next = next;
    }
  }

  /** An element begins. */
  void open(Element element) {
    String name = element.normalName();
    switch (name) {
      case "ul" -> lists.push(new Counter(false, 1));
      case "ol" -> lists.push(new Counter(true, number(element.attr("start"), 1)));
      case "li" -> {
        String own = item(element);
        around.push(new Container(own, " ".repeat(own.length())));
      }
      case "blockquote" -> around.push(new Container(QUOTE, QUOTE));
      default -> {
        if (LEVEL.matcher(name).matches()) {
          String own = "#".repeat(name.charAt(1) - '0') + " ";
          around.push(new Container(own, own));
        }
      }
    }
  }

  /** The same element ends. */
  void close(Element element) {
    String name = element.normalName();
    switch (name) {
      case "ul", "ol" -> lists.pop();
      case "li", "blockquote" -> around.pop();
      default -> {
        if (LEVEL.matcher(name).matches()) {
          around.pop();
        }
      }
    }
  }

  /** The mark of the next block, which is asked for once. */
  String next() {
    StringBuilder mark = new StringBuilder();
    for (Iterator<Container> at = around.descendingIterator(); at.hasNext(); ) {
      mark.append(at.next().take());
    }
    return mark.toString();
  }

  private String item(Element element) {
    Counter list = lists.peek();
    if (list == null || !list.ordered) {
      return BULLET;
    }
    int number = number(element.attr("value"), list.next);
    list.next = number + 1;
    return number + ". ";
  }

  private static int number(String attribute, int otherwise) {
    return NUMBER.matcher(attribute).matches() ? Integer.parseInt(attribute) : otherwise;
  }
}
