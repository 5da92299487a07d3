package org.courant.spark;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.struct;
import static org.courant.spark.BriefingTables.column;
import static org.courant.spark.BriefingTables.list;
import static org.courant.spark.BriefingTables.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.courant.briefing.Briefing;
import org.courant.briefing.Finding;
import org.courant.briefing.Origin;
import org.courant.briefing.Reject;
import org.courant.briefing.Rung;
import org.courant.briefing.Segment;
import org.courant.inference.TargetText;
import org.courant.summary.Draft;
import org.courant.text.Removal;
import org.courant.text.SegmentKind;
import org.courant.translation.SegmentKey;
import org.courant.translation.SegmentTarget;
import org.courant.translation.SegmentTranslation;
import org.courant.translation.Translatable;
import scala.jdk.javaapi.CollectionConverters;

/** Columns and rows of the tables between the steps, which live in the staging folder. */
final class WorkTables {
  static final String URI = "uri";
  static final String POSITION = "position";
  static final String ID = "id";
  static final String BRIEFING = "briefing";
  static final String REJECT = "reject";
  static final String SEGMENTS = "segments";
  static final String KEY = "key";
  static final String SOURCE = "source";
  static final String SHARD = "shard";
  static final String TARGETS = "targets";
  static final String FAILURE = "failure";
  static final String SEGMENT = "segment";
  static final String TRANSLATIONS = "translations";
  static final String EMBEDDING = "embedding";
  static final String LANGUAGES = "languages";
  static final String DRAFT = "draft";

  private static final StructType SEGMENT_STRUCT =
      new StructType()
          .add(column("paragraph", DataTypes.IntegerType))
          .add(column("ordinal", DataTypes.IntegerType))
          .add(text("kind"))
          .add(text(SOURCE))
          .add(KEY, DataTypes.StringType, true)
          .add(text("mark"));

  private static final StructType BRIEFING_STRUCT =
      new StructType()
          .add(text(ID))
          .add(text("source_uri"))
          .add(text("source_sha256"))
          .add(text("source_lang"))
          .add(text("title"))
          .add(column(SEGMENTS, list(SEGMENT_STRUCT)))
          .add(column("removed", list(BriefingTables.REMOVAL)))
          .add(column("metadata", BriefingTables.METADATA));

  /**
   * One row for each record of the corpus: a briefing, a reject, or neither for a briefing that is
   * passed over because the tables have it unchanged.
   */
  static final StructType ARRIVALS =
      new StructType()
          .add(text(URI))
          .add(column(POSITION, DataTypes.LongType))
          .add(ID, DataTypes.StringType, true)
          .add(BRIEFING, BRIEFING_STRUCT, true)
          .add(REJECT, BriefingTables.REJECTS, true);

  private static final StructType TARGET =
      new StructType()
          .add(text(BriefingTables.LANG))
          .add(text("text"))
          .add(column("score", DataTypes.DoubleType))
          .add(column("mean_log_probability", DataTypes.DoubleType))
          .add(column(BriefingTables.SOURCE_TOKENS, DataTypes.IntegerType))
          .add(column(BriefingTables.TARGET_TOKENS, DataTypes.IntegerType))
          .add(column("truncated", DataTypes.BooleanType))
          .add(text(BriefingTables.ORIGIN))
          .add(text(BriefingTables.RUNG));

  static final ArrayType TARGET_LIST = list(TARGET);

  private static final StructType DRAFT_SENTENCE =
      new StructType().add(text(SOURCE)).add(KEY, DataTypes.StringType, true);

  private static final StructType DRAFT_STRUCT =
      new StructType()
          .add(column("sentences", list(DRAFT_SENTENCE)))
          .add(column("sections", DataTypes.IntegerType))
          .add(column("flags", list(BriefingTables.FINDING)));

  /** One row for each briefing that a model summarized. */
  static final StructType DRAFTS = new StructType().add(text(ID)).add(column(DRAFT, DRAFT_STRUCT));

  /** One row for each distinct sentence. */
  static final StructType DISTINCT = new StructType().add(text(KEY)).add(text(SOURCE));

  /**
   * One row for each distinct sentence: the languages in which the model has to translate it, and
   * what the memory has.
   */
  static final StructType SENTENCES =
      DISTINCT
          .add(column(LANGUAGES, list(DataTypes.StringType)))
          .add(column(Reuse.BEGAN, DataTypes.BooleanType))
          .add(column(TARGETS, TARGET_LIST))
          .add(column(EMBEDDING, DataTypes.BinaryType));

  /** One row for each distinct sentence of which the model or the memory has a translation. */
  static final StructType SENTENCE_TRANSLATIONS =
      new StructType()
          .add(text(KEY))
          .add(column(TARGETS, TARGET_LIST))
          .add(column(EMBEDDING, DataTypes.BinaryType))
          .add(column(BriefingTables.SOURCE_TOKENS, DataTypes.IntegerType))
          .add(FAILURE, DataTypes.StringType, true);

  /** One row for each briefing and language, or for a briefing that turned out a reject. */
  static final StructType LOCALIZED =
      new StructType()
          .add(BriefingTables.LANG, DataTypes.StringType, true)
          .add(BRIEFING, BriefingTables.BRIEFINGS, true)
          .add(SEGMENTS, DataTypes.createArrayType(BriefingTables.SEGMENTS, false), true)
          .add(REJECT, BriefingTables.REJECTS, true);

  private WorkTables() {}

  /** Every segment of the briefings among the arrivals: columns {@code id} and {@code segment}. */
  static Dataset<Row> segments(Dataset<Row> arrivals) {
    return arrivals
        .where(col(BRIEFING).isNotNull())
        .select(col(ID), explode(col(BRIEFING + "." + SEGMENTS)).as(SEGMENT));
  }

  /**
   * What needs a translation, segments and written sentences: columns {@code id}, {@code key} and
   * {@code source}.
   */
  static Dataset<Row> sentences(Dataset<Row> arrivals, Dataset<Row> drafts) {
    Dataset<Row> written = drafts.select(col(ID), explode(col(DRAFT + ".sentences")).as(SEGMENT));
    return segments(arrivals)
        .select(ID, SEGMENT + "." + KEY, SEGMENT + "." + SOURCE)
        .union(written.select(ID, SEGMENT + "." + KEY, SEGMENT + "." + SOURCE))
        .where(col(KEY).isNotNull());
  }

  /** A row of {@link #SENTENCE_TRANSLATIONS} as one value. */
  static Column translationStruct() {
    return struct(
        Arrays.stream(SENTENCE_TRANSLATIONS.fieldNames())
            .map(name -> col(name))
            .toArray(Column[]::new));
  }

  /** A row of {@link #ARRIVALS}. */
  static Row arrival(Arrival<Briefing> arrival) {
    Briefing briefing = arrival.outcome().value();
    Reject reject = arrival.outcome().reject();
    return RowFactory.create(
        arrival.uri(),
        arrival.position(),
        briefing == null ? null : briefing.id(),
        briefing == null ? null : briefing(briefing),
        reject == null ? null : BriefingTables.reject(reject));
  }

  private static Row briefing(Briefing briefing) {
    return RowFactory.create(
        briefing.id(),
        briefing.sourceUri(),
        briefing.sourceSha256(),
        briefing.sourceLang(),
        briefing.title(),
        briefing.segments().stream().map(WorkTables::segment).toArray(),
        briefing.removed().stream().map(BriefingTables::removal).toArray(),
        CollectionConverters.asScala(briefing.metadata()));
  }

  private static Row segment(Segment segment) {
    return RowFactory.create(
        segment.paragraph(),
        segment.ordinal(),
        segment.kind().label(),
        segment.source(),
        Translatable.isTranslatable(segment) ? SegmentKey.of(segment.source()) : null,
        segment.mark());
  }

  /** The key of a translation, null for what needs none. */
  private static String key(String source) {
    return Translatable.isTranslatable(source) ? SegmentKey.of(source) : null;
  }

  /** A row of {@link #DRAFTS}. */
  static Row draft(String id, Draft draft) {
    Object[] sentences =
        draft.sentences().stream()
            .map(sentence -> RowFactory.create(sentence, key(sentence)))
            .toArray();
    Object[] flags = draft.flags().stream().map(BriefingTables::finding).toArray();
    return RowFactory.create(id, RowFactory.create(sentences, draft.sections(), flags));
  }

  /** The record of a {@link #DRAFT} struct. */
  static Draft draft(Row row) {
    return new Draft(
        row.<Row>getList(row.fieldIndex("sentences")).stream()
            .map(sentence -> sentence.<String>getAs(SOURCE))
            .toList(),
        row.<Integer>getAs("sections"),
        row.<Row>getList(row.fieldIndex("flags")).stream()
            .map(flag -> new Finding(flag.getAs("code"), flag.getAs(BriefingTables.DETAIL)))
            .toList());
  }

  /** The record of a {@link #BRIEFING} struct. */
  static Briefing briefing(Row row) {
    List<Segment> segments = new ArrayList<>();
    for (Row segment : row.<Row>getList(row.fieldIndex(SEGMENTS))) {
      segments.add(segment(segment));
    }
    List<Removal> removed = new ArrayList<>();
    for (Row removal : row.<Row>getList(row.fieldIndex("removed"))) {
      removed.add(new Removal(removal.getAs("rule"), removal.getAs("text")));
    }
    Map<String, String> metadata = row.getJavaMap(row.fieldIndex("metadata"));
    return new Briefing(
        row.getAs(ID),
        row.getAs("source_uri"),
        row.getAs("source_sha256"),
        row.getAs("source_lang"),
        row.getAs("title"),
        segments,
        removed,
        metadata);
  }

  private static Segment segment(Row row) {
    String kind = row.getAs("kind");
    return new Segment(
        row.<Integer>getAs("paragraph"),
        row.<Integer>getAs("ordinal"),
        SegmentKind.valueOf(kind.toUpperCase(Locale.ROOT)),
        row.getAs(SOURCE),
        row.getAs("mark"));
  }

  /** A row of {@link #SENTENCE_TRANSLATIONS}. */
  static Row translation(SegmentTranslation translation) {
    return RowFactory.create(
        translation.key(),
        translation.targets().stream().map(WorkTables::target).toArray(),
        EmbeddingBytes.bytes(translation.embedding()),
        translation.sourceTokens(),
        translation.failure());
  }

  private static Row target(SegmentTarget found) {
    TargetText target = found.text();
    return RowFactory.create(
        target.language(),
        target.text(),
        target.score(),
        target.meanLogProbability(),
        target.sourceTokens(),
        target.targetTokens(),
        target.truncated(),
        found.origin().label(),
        found.rung().label());
  }

  /** The record of a row of {@link #SENTENCE_TRANSLATIONS}. */
  static SegmentTranslation translation(Row row) {
    String key = row.getAs(KEY);
    List<SegmentTarget> targets = new ArrayList<>();
    for (Row target : row.<Row>getList(row.fieldIndex(TARGETS))) {
      targets.add(target(key, target));
    }
    return new SegmentTranslation(
        key,
        targets,
        EmbeddingBytes.vector(row.getAs(EMBEDDING)),
        row.<Integer>getAs(BriefingTables.SOURCE_TOKENS),
        row.getAs(FAILURE));
  }

  private static SegmentTarget target(String key, Row row) {
    String origin = row.getAs(BriefingTables.ORIGIN);
    String rung = row.getAs(BriefingTables.RUNG);
    return new SegmentTarget(
        targetText(key, row),
        Origin.valueOf(origin.toUpperCase(Locale.ROOT)),
        Rung.valueOf(rung.toUpperCase(Locale.ROOT)));
  }

  private static TargetText targetText(String key, Row row) {
    return new TargetText(
        key,
        row.getAs(BriefingTables.LANG),
        row.getAs("text"),
        row.<Double>getAs("score"),
        row.<Double>getAs("mean_log_probability"),
        row.<Integer>getAs(BriefingTables.SOURCE_TOKENS),
        row.<Integer>getAs(BriefingTables.TARGET_TOKENS),
        row.<Boolean>getAs("truncated"));
  }
}
