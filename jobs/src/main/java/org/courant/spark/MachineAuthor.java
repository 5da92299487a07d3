package org.courant.spark;

import org.courant.memory.TranslationUnit;
import org.courant.translation.SegmentKey;

/**
 * How a machine signs what is exported: with a digest of its target, so that an import can tell a
 * target that someone changed from one that nobody touched.
 */
final class MachineAuthor {
  private static final String PREFIX = "machine-";

  private MachineAuthor() {}

  static String of(String target) {
    return PREFIX + SegmentKey.of(target).substring(0, 12);
  }

  static boolean isMachine(String author) {
    return author != null && author.startsWith(PREFIX);
  }

  /** Whether a unit is as it was exported: neither changed nor approved by a person. */
  static boolean isUnchanged(TranslationUnit unit) {
    return !unit.reviewed() && isMachine(unit.author()) && unit.author().equals(of(unit.target()));
  }
}
