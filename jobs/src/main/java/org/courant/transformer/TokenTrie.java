package org.courant.transformer;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Token sequences of which a target must hold one: the forms of a term, as a tree.
 *
 * <p>A sequence that continues another one adds something only where the next token would make
 * something else of the shorter one, which is enough otherwise.
 */
public final class TokenTrie {
  private final Node root = new Node();
  private int longest;

  /**
   * A constraint.
   *
   * @param alternatives token ids, at least one sequence, none of them empty
   */
  public TokenTrie(List<int[]> alternatives) {
    if (alternatives.isEmpty()) {
      throw new IllegalArgumentException("Invalid alternatives: none, must be at least one");
    }
    alternatives.forEach(this::add);
  }

  private void add(int[] tokens) {
    if (tokens.length == 0) {
      throw new IllegalArgumentException("Invalid alternative: no tokens");
    }
    Node node = root;
    for (int token : tokens) {
      node = node.children.computeIfAbsent(token, key -> new Node());
    }
    node.ends = true;
    longest = Math.max(longest, tokens.length);
  }

  Node root() {
    return root;
  }

  /** Tokens of the longest sequence. */
  int longest() {
    return longest;
  }

  /** A place in the tree: what was taken so far. */
  static final class Node {
    private final Map<Integer, Node> children = new HashMap<>();
    private boolean ends;

    /** The place behind a further token, or null. */
    Node then(int token) {
      return children.get(token);
    }

    /** Whether a whole sequence was taken. */
    boolean ends() {
      return ends;
    }

    /** The tokens that go on from here. */
    Iterable<Integer> tokens() {
      return children.keySet();
    }
  }
}
