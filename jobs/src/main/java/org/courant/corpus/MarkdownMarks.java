package org.courant.corpus;

import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.Set;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.Heading;
import org.commonmark.node.ListItem;
import org.commonmark.node.Node;
import org.commonmark.node.OrderedList;

/**
 * The marks before the blocks of a Markdown document: those of the quotations and lists that a
 * block stands in. The first block of a list item has the item's bullet or number, later ones are
 * indented as far.
 */
final class MarkdownMarks {
  private static final String BULLET = "- ";
  private static final String QUOTE = "> ";

  private final Set<Node> begun = Collections.newSetFromMap(new IdentityHashMap<>());
  private final IdentityHashMap<Node, Integer> numbers = new IdentityHashMap<>();

  /** The mark of the next block, which is asked for once. */
  String of(Node block) {
    Deque<Node> around = new ArrayDeque<>();
    for (Node at = block.getParent(); at != null; at = at.getParent()) {
      around.push(at);
    }
    StringBuilder mark = new StringBuilder();
    for (Node at : around) {
      if (at instanceof BlockQuote) {
        mark.append(QUOTE);
      } else if (at instanceof ListItem item) {
        String own = own(item);
        mark.append(begun.add(item) ? own : " ".repeat(own.length()));
      }
    }
    return mark.toString();
  }

  /** What stands before the text of a heading. */
  static String heading(Heading heading) {
    return "#".repeat(heading.getLevel()) + " ";
  }

  private String own(ListItem item) {
    return item.getParent() instanceof OrderedList list ? number(list, item) + ". " : BULLET;
  }

  /** Counted from the nearest item whose number is known, so that long lists stay cheap. */
  private int number(OrderedList list, ListItem item) {
    int steps = 0;
    Node at = item;
    while (!numbers.containsKey(at) && at.getPrevious() != null) {
      at = at.getPrevious();
      steps++;
    }
    Integer start = list.getMarkerStartNumber();
    int number = numbers.getOrDefault(at, start == null ? 1 : start) + steps;
    numbers.put(item, number);
    return number;
  }
}
