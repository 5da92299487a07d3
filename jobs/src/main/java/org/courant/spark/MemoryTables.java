package org.courant.spark;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.udf;
import static org.courant.spark.BriefingTables.column;
import static org.courant.spark.BriefingTables.text;

import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimeUnit;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type;
import org.apache.parquet.schema.Types;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.expressions.UserDefinedFunction;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import scala.jdk.javaapi.CollectionConverters;

/**
 * The tables of a translation memory, which is a folder:
 *
 * <ul>
 *   <li>{@code translations/}: a row for each source text, target language, model and settings, and
 *       for each target that a person wrote;
 *   <li>{@code embeddings/}: the encoder's mean state of each source text, by model and settings,
 *       as {@link EmbeddingBytes};
 *   <li>{@code finished/}: an empty file for each body of work that was published as a whole.
 * </ul>
 *
 * <p>Files are added and never changed; {@code courant memory compact} folds them.
 */
final class MemoryTables {
  static final String TRANSLATIONS_FOLDER = "translations";
  static final String EMBEDDINGS_FOLDER = "embeddings";
  static final String FINISHED_FOLDER = "finished";

  static final String KEY = "key";
  static final String SOURCE_LANG = "source_lang";
  static final String TARGET_LANG = "target_lang";
  static final String SOURCE = "source";
  static final String TARGET = "target";
  static final String ORIGIN = "origin";
  static final String AUTHOR = "author";
  static final String MODEL_SHA256 = "model_sha256";
  static final String SETTINGS_SHA256 = "settings_sha256";
  static final String GLOSSARY_SHA256 = "glossary_sha256";
  static final String SCORE = "score";
  static final String MEAN_LOG_PROBABILITY = "mean_log_probability";
  static final String TRUNCATED = "truncated";
  static final String WORK = "work";
  static final String RUN_ID = "run_id";
  static final String WRITTEN_AT = "written_at";
  static final String BYTES = "bytes";

  /** What {@link #BYTES} was in early files. */
  static final String ARRAY = "embedding";

  /** The schema of {@code translations}, as Spark reads it. */
  static final StructType TRANSLATIONS =
      new StructType()
          .add(text(KEY))
          .add(text(SOURCE_LANG))
          .add(text(TARGET_LANG))
          .add(text(SOURCE))
          .add(text(TARGET))
          .add(text(ORIGIN))
          .add(AUTHOR, DataTypes.StringType, true)
          .add(MODEL_SHA256, DataTypes.StringType, true)
          .add(SETTINGS_SHA256, DataTypes.StringType, true)
          .add(GLOSSARY_SHA256, DataTypes.StringType, true)
          .add(column(SCORE, DataTypes.DoubleType))
          .add(column(MEAN_LOG_PROBABILITY, DataTypes.DoubleType))
          .add(column(BriefingTables.SOURCE_TOKENS, DataTypes.IntegerType))
          .add(column(BriefingTables.TARGET_TOKENS, DataTypes.IntegerType))
          .add(column(TRUNCATED, DataTypes.BooleanType))
          .add(text(BriefingTables.RUNG))
          .add(WORK, DataTypes.StringType, true)
          .add(RUN_ID, DataTypes.StringType, true)
          .add(column(WRITTEN_AT, DataTypes.TimestampType));

  /** The schema of {@code embeddings}, as Spark reads it, with what early files had. */
  static final StructType EMBEDDINGS =
      new StructType()
          .add(text(KEY))
          .add(text(SOURCE_LANG))
          .add(text(MODEL_SHA256))
          .add(text(SETTINGS_SHA256))
          .add(text(WORK))
          .add(column(WRITTEN_AT, DataTypes.TimestampType))
          .add(BYTES, DataTypes.BinaryType, true)
          .add(ARRAY, DataTypes.createArrayType(DataTypes.FloatType), true);

  /** The same as {@link #TRANSLATIONS}, as Parquet writes it. */
  static final MessageType TRANSLATIONS_FILE =
      Types.buildMessage()
          .addField(string(KEY))
          .addField(string(SOURCE_LANG))
          .addField(string(TARGET_LANG))
          .addField(string(SOURCE))
          .addField(string(TARGET))
          .addField(string(ORIGIN))
          .addField(optionalString(AUTHOR))
          .addField(optionalString(MODEL_SHA256))
          .addField(optionalString(SETTINGS_SHA256))
          .addField(optionalString(GLOSSARY_SHA256))
          .addField(Types.required(PrimitiveTypeName.DOUBLE).named(SCORE))
          .addField(Types.required(PrimitiveTypeName.DOUBLE).named(MEAN_LOG_PROBABILITY))
          .addField(Types.required(PrimitiveTypeName.INT32).named(BriefingTables.SOURCE_TOKENS))
          .addField(Types.required(PrimitiveTypeName.INT32).named(BriefingTables.TARGET_TOKENS))
          .addField(Types.required(PrimitiveTypeName.BOOLEAN).named(TRUNCATED))
          .addField(string(BriefingTables.RUNG))
          .addField(optionalString(WORK))
          .addField(optionalString(RUN_ID))
          .addField(moment())
          .named("translation");

  /** The schema of {@code embeddings}, as Parquet writes it. */
  static final MessageType EMBEDDINGS_FILE =
      Types.buildMessage()
          .addField(string(KEY))
          .addField(string(SOURCE_LANG))
          .addField(string(MODEL_SHA256))
          .addField(string(SETTINGS_SHA256))
          .addField(string(WORK))
          .addField(moment())
          .addField(Types.required(PrimitiveTypeName.BINARY).named(BYTES))
          .named("embedding");

  private static final UserDefinedFunction OF_ARRAY =
      udf(
          (scala.collection.Seq<Float> array) ->
              array == null ? null : EmbeddingBytes.of(CollectionConverters.asJava(array)),
          DataTypes.BinaryType);

  private MemoryTables() {}

  /** The bytes of a row of {@code embeddings}, whether it has them or an array. */
  static Column bytes() {
    return coalesce(col(BYTES), OF_ARRAY.apply(col(ARRAY)));
  }

  private static Type string(String name) {
    return Types.required(PrimitiveTypeName.BINARY)
        .as(LogicalTypeAnnotation.stringType())
        .named(name);
  }

  private static Type optionalString(String name) {
    return Types.optional(PrimitiveTypeName.BINARY)
        .as(LogicalTypeAnnotation.stringType())
        .named(name);
  }

  private static Type moment() {
    return Types.required(PrimitiveTypeName.INT64)
        .as(LogicalTypeAnnotation.timestampType(true, TimeUnit.MICROS))
        .named(WRITTEN_AT);
  }
}
