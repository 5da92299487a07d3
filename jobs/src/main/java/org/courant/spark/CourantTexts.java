package org.courant.spark;

import static org.apache.spark.sql.functions.call_function;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * Translation of columns from Java and Scala, in a session with {@link CourantExtensions}. Python
 * calls the functions by name: {@code df.selectExpr("translate_text(body, 'ko') AS body_ko")}.
 */
public final class CourantTexts {
  private static final String EXTENSIONS = "spark.sql.extensions";

  private CourantTexts() {}

  /** A text in another language, a BCP 47 tag. */
  public static Column translate(Column text, String language) {
    return call(TextFunction.TRANSLATE_TEXT, text, language);
  }

  /** The most telling sentences of a text in another language. */
  public static Column summarize(Column text, String language) {
    return call(TextFunction.SUMMARIZE_TEXT, text, language);
  }

  /** A text in another language with its confidence and flags, as a struct. */
  public static Column receipt(Column text, String language) {
    return call(TextFunction.TRANSLATE_RECEIPT, text, language);
  }

  /**
   * Adds a column for each language: {@code body_ko} for {@code body} in {@code ko}. A tag's hyphen
   * becomes an underscore.
   *
   * @throws IllegalArgumentException if the session does not have the functions, or the dataset has
   *     such a column
   */
  public static Dataset<Row> translate(Dataset<Row> texts, String column, List<String> languages) {
    requireFunctions(texts.sparkSession());
    Dataset<Row> translated = texts;
    for (String language : languages) {
      String name = column + "_" + language.replace('-', '_');
      if (List.of(texts.columns()).contains(name)) {
        throw new IllegalArgumentException(
            "Invalid column: %s, the dataset has it already; drop or rename it".formatted(name));
      }
      translated = translated.withColumn(name, translate(col(column), language));
    }
    return translated;
  }

  private static void requireFunctions(SparkSession spark) {
    if (!spark.catalog().functionExists(TextFunction.TRANSLATE_TEXT.label())) {
      throw new IllegalArgumentException(
          "Invalid %s: %s, must name %s when the session is made"
              .formatted(
                  EXTENSIONS,
                  spark.conf().get(EXTENSIONS, "none"),
                  CourantExtensions.class.getName()));
    }
  }

  private static Column call(TextFunction function, Column text, String language) {
    return call_function(function.label(), text, lit(language));
  }
}
