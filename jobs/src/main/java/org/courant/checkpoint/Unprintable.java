package org.courant.checkpoint;

import java.util.function.IntUnaryOperator;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.scanner.StreamReader;

/**
 * Carries characters that YAML does not allow past its parser, as private characters of the last
 * plane.
 */
final class Unprintable {
  private static final int PLANE = 0x100000;

  private Unprintable() {}

  /** Replaces the characters that YAML does not allow. */
  static String hide(String text) {
    if (text.codePoints().anyMatch(Unprintable::isHidden)) {
      throw new YamlEngineException("it has a private character from beyond U+FFFFF");
    }
    return map(text, point -> StreamReader.isPrintable(point) ? point : PLANE + point);
  }

  /** Puts them back. */
  static String show(String text) {
    return map(text, point -> isHidden(point) ? point - PLANE : point);
  }

  private static boolean isHidden(int point) {
    return point >= PLANE && !StreamReader.isPrintable(point - PLANE);
  }

  private static String map(String text, IntUnaryOperator change) {
    int[] points = text.codePoints().map(change).toArray();
    return new String(points, 0, points.length);
  }
}
