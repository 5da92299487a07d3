package org.courant.tokenizer;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Base64;
import java.util.Deque;

/**
 * Checks the compiled rules by which a SentencePiece model rewrites text before it cuts it. The
 * native libraries follow them without looking: where they lead out of their array, or are no
 * rules, the whole process ends.
 *
 * <p>The rules are the size of a double array in bytes, the array, and the texts that replace
 * others, each with a NUL behind it.
 *
 * @see <a href="https://github.com/s-yata/darts-clone">the double array</a>
 * @see <a
 *     href="https://github.com/google/sentencepiece/blob/master/src/normalizer.cc">DecodePrecompiledCharsMap</a>
 */
final class RewritingRules {
  private static final int LABELS = 256;

  private final int[] units;
  private final byte[] texts;

  private RewritingRules(int[] units, byte[] texts) {
    this.units = units;
    this.texts = texts;
  }

  /** Refuses damaged rules with an IllegalArgumentException; none at all are in order. */
  static void require(byte[] rules) {
    if (rules.length > 0) {
      parse(rules).walk();
    }
  }

  /** The same for rules in base 64. */
  static void require(String base64) {
    byte[] rules;
    try {
      rules = Base64.getDecoder().decode(base64);
    } catch (IllegalArgumentException e) {
      throw damaged("not in base 64");
    }
    require(rules);
  }

  private static RewritingRules parse(byte[] rules) {
    ByteBuffer in = ByteBuffer.wrap(rules).order(ByteOrder.LITTLE_ENDIAN);
    long size = rules.length < Integer.BYTES ? 0 : Integer.toUnsignedLong(in.getInt());
    if (size == 0 || size % Integer.BYTES != 0 || size >= in.remaining()) {
      throw damaged("an array of " + size + " bytes in " + rules.length);
    }
    int[] units = new int[(int) size / Integer.BYTES];
    in.asIntBuffer().get(units);
    in.position(in.position() + (int) size);
    try {
      StandardCharsets.UTF_8.newDecoder().decode(in.duplicate());
    } catch (CharacterCodingException e) {
      throw damaged("texts that are not UTF-8");
    }
    byte[] texts = new byte[in.remaining()];
    in.get(texts);
    if (texts[texts.length - 1] != 0) {
      throw damaged("a text without an end");
    }
    return new RewritingRules(units, texts);
  }

  /** Every step that some text could make has to stay inside. */
  private void walk() {
    boolean[] seen = new boolean[units.length];
    Deque<Integer> open = new ArrayDeque<>();
    visit(offset(units[0]), seen, open);
    while (!open.isEmpty()) {
      int base = open.pop();
      for (int label = 1; label < LABELS; label++) {
        int at = inside(base ^ label);
        if (label(units[at]) == label) {
          int next = at ^ offset(units[at]);
          if (hasLeaf(units[at])) {
            requireText(units[inside(next)] & Integer.MAX_VALUE);
          }
          visit(next, seen, open);
        }
      }
    }
  }

  private void visit(int base, boolean[] seen, Deque<Integer> open) {
    if (!seen[inside(base)]) {
      seen[base] = true;
      open.push(base);
    }
  }

  private int inside(int place) {
    if (place < 0 || place >= units.length) {
      throw damaged("a step to " + place + " of " + units.length);
    }
    return place;
  }

  private void requireText(int from) {
    if (from >= texts.length || (texts[from] & 0xC0) == 0x80) {
      throw damaged("no text begins at " + from + " of " + texts.length);
    }
  }

  private static int label(int unit) {
    return unit & ((1 << 31) | 0xFF);
  }

  private static boolean hasLeaf(int unit) {
    return ((unit >>> 8) & 1) == 1;
  }

  private static int offset(int unit) {
    return (unit >>> 10) << ((unit & (1 << 9)) >>> 6);
  }

  private static IllegalArgumentException damaged(String what) {
    return new IllegalArgumentException("damaged rules for rewriting text: " + what);
  }
}
