package org.courant.text;

import java.util.regex.Pattern;

/**
 * A cleaning rule that is data.
 *
 * @param name the name editors see
 * @param action what happens where it matches
 * @param pattern what it matches
 * @param example a paragraph it changes
 */
record CleaningRule(String name, Action action, Pattern pattern, String example) {
  /** What a rule does. */
  enum Action {
    /** Takes out a paragraph that matches as a whole. */
    DROP,
    /** Makes a paragraph that begins with a match a caption, and takes the match out. */
    CAPTION,
    /** Takes every match out of a caption. */
    STRIP_CAPTION
  }
}
