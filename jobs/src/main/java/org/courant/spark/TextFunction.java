package org.courant.spark;

import java.util.Locale;
import java.util.Optional;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** What SQL can ask of a text; each takes the text and a BCP 47 tag. */
enum TextFunction {
  /** The text in another language. */
  TRANSLATE_TEXT(
      "translate_text(text, language) - The text in the language, a BCP 47 tag; lines stay lines."),
  /** Its most telling sentences in another language. */
  SUMMARIZE_TEXT(
      "summarize_text(text, language) - The sentences that tell most of the text, in the language."),
  /** The text in another language with what is known of it. */
  TRANSLATE_RECEIPT(
      "translate_receipt(text, language) - The text in the language as a struct: text, confidence"
          + " (0 to 1), needs_review, segments, flagged, flags.");

  private final String usage;

  TextFunction(String usage) {
    this.usage = usage;
  }

  private static StructType receipt() {
    return new StructType()
        .add("text", DataTypes.StringType, false)
        .add("confidence", DataTypes.DoubleType, false)
        .add("needs_review", DataTypes.BooleanType, false)
        .add("segments", DataTypes.IntegerType, false)
        .add("flagged", DataTypes.IntegerType, false)
        .add("flags", DataTypes.createArrayType(DataTypes.StringType, false), false);
  }

  /** The name in SQL. */
  String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The function of a name in SQL. */
  static Optional<TextFunction> named(String label) {
    for (TextFunction function : values()) {
      if (function.label().equals(label)) {
        return Optional.of(function);
      }
    }
    return Optional.empty();
  }

  /** What it gives. */
  DataType type() {
    return switch (this) {
      case TRANSLATE_TEXT, SUMMARIZE_TEXT -> DataTypes.StringType;
      case TRANSLATE_RECEIPT -> receipt();
    };
  }

  String usage() {
    return usage;
  }
}
