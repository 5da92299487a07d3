package org.courant.tokenizer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import org.junit.jupiter.api.Test;

class RewritingRulesTest {
  private static final int LEAF = 1 << 8;
  private static final int A = 1 ^ 'a';
  private static final int END = 200;

  /** One rule: {@code a} becomes {@code b}. */
  private static int[] units() {
    int[] units = new int[256];
    units[0] = 1 << 10;
    units[A] = ((A ^ END) << 10) | LEAF | 'a';
    units[END] = 1 << 31;
    return units;
  }

  private static byte[] rules(int[] units, String texts) {
    byte[] end = texts.getBytes(StandardCharsets.ISO_8859_1);
    ByteBuffer rules =
        ByteBuffer.allocate(4 + 4 * units.length + end.length).order(ByteOrder.LITTLE_ENDIAN);
    rules.putInt(4 * units.length);
    Arrays.stream(units).forEach(rules::putInt);
    return rules.put(end).array();
  }

  @Test
  void goodRulesAndNoneAreTaken() {
    RewritingRules.require(rules(units(), "b\0"));
    RewritingRules.require(new byte[0]);
    RewritingRules.require(Base64.getEncoder().encodeToString(rules(units(), "b\0")));
  }

  @Test
  void stepsOutOfTheArrayAreRefused() {
    int[] units = units();
    units[0] = 300 << 10;
    assertEquals("a step to 300 of 256", refused(rules(units, "b\0")));
    int[] leaf = units();
    leaf[A] = (1000 << 10) | LEAF | 'a';
    assertEquals("a step to " + (A ^ 1000) + " of 256", refused(rules(leaf, "b\0")));
  }

  @Test
  void textsThatAreNotThereAreRefused() {
    int[] units = units();
    units[END] = (1 << 31) | 7;
    assertEquals("no text begins at 7 of 2", refused(rules(units, "b\0")));
    assertEquals("a text without an end", refused(rules(units(), "b")));
    assertEquals("texts that are not UTF-8", refused(rules(units(), "\u00C3\0")));
  }

  @Test
  void sizesThatLieAreRefused() {
    byte[] rules = rules(units(), "b\0");
    rules[3] = 0x7F;
    assertEquals("an array of 2130707456 bytes in 1030", refused(rules));
    assertEquals("an array of 0 bytes in 2", refused(new byte[2]));
  }

  /** Rules that lead back to where they came from end with the text. */
  @Test
  void aCircleIsTaken() {
    int[] units = units();
    units[A] = ((A ^ 1) << 10) | 'a';
    RewritingRules.require(rules(units, "b\0"));
  }

  private static String refused(byte[] rules) {
    String message =
        assertThrows(IllegalArgumentException.class, () -> RewritingRules.require(rules))
            .getMessage();
    return message.replace("damaged rules for rewriting text: ", "");
  }
}
