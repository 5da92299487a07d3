package org.courant.translation;

/** What a word of {@code figure-words.tsv} does to a figure. */
enum WordKind {
  /** Not a word: the mark before a fraction. */
  DECIMAL,
  /** A number; its first value is the one that a scale multiplies. */
  NUMBER,
  /** One, but silent between other words of a number. */
  ARTICLE,
  /** Stands between the words of one number. */
  JOINER,
  /** Multiplies what stands before it. */
  SCALE,
  /** The same after an amount of money, perhaps a unit elsewhere. */
  MONEY_SCALE,
  /** May multiply words; after digits it may be something else. */
  MAYBE_SCALE,
  /** Begins a word that also holds other numerals or a {@link #FOLLOWER}. */
  NATIVE,
  /** The same, but says nothing without a {@link #UNIT}. */
  DIGIT,
  /** A scale without a space before it. */
  UNIT,
  /** The same, but perhaps a word of its own. */
  MAYBE_UNIT,
  /** What may follow a numeral within one word. */
  FOLLOWER,
  /** A month's name. */
  MONTH,
  /** A month's name beside a figure or after a {@link #MONTH_LEAD}, else perhaps another word. */
  MAYBE_MONTH,
  /** Makes a {@link #MAYBE_MONTH} that follows a month. */
  MONTH_LEAD,
  /** Makes the digits before it a month. */
  MONTH_SIGN,
  /** A weekday's name. */
  WEEKDAY,
  /** Explains a weekday but does not ask for one. */
  MAYBE_WEEKDAY,
  /** Twelve hours may be added to a number near it. */
  AFTERNOON,
  /** The same, and the hour before it says another time without it. */
  POST_MERIDIEM,
  /** Twelve near it may be zero. */
  MORNING,
  /** Makes the digits before it a decade. */
  DECADE,
  /** An ending of digits that are read as a word, before whatever belongs to them. */
  ENDING,
  /** A unit whose power may stand after it in small digits. */
  EXPONENT,
  /** Makes a unit of areas of the unit of length after it. */
  SQUARE,
  /** Makes a Roman numeral before it a figure. */
  CENTURY,
  /** Stands between two numbers that share a scale. */
  RANGE
}
