package org.courant.spark;

import java.sql.Timestamp;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.MapType;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.courant.briefing.Briefing;
import org.courant.briefing.Finding;
import org.courant.briefing.LocalizedBriefing;
import org.courant.briefing.Reject;
import org.courant.briefing.RejectReason;
import org.courant.briefing.Stage;
import org.courant.briefing.TranslatedSegment;
import org.courant.glossary.TermUse;
import org.courant.newsletter.IssueBriefing;
import org.courant.page.DoubtfulSegment;
import org.courant.page.ReviewSegment;
import org.courant.summary.Summary;
import org.courant.text.Removal;
import scala.jdk.javaapi.CollectionConverters;

/** Every column of the tables a reader sees, and the only place where records become their rows. */
final class BriefingTables {
  static final String BRIEFINGS_FOLDER = "briefings";
  static final String SEGMENTS_FOLDER = "segments";
  static final String REJECTS_FOLDER = "rejects";
  static final String REPORT_FILE = "report.json";
  static final String PAGE_FILE = "report.html";
  static final String REVIEW_FOLDER = "review";

  /** The partition column of briefings and segments. */
  static final String LANG = "lang";

  static final String BRIEFING_ID = "briefing_id";
  static final String SEGMENT_COUNT = "segments";
  static final String FLAGGED = "flagged";
  static final String NEEDS_REVIEW = "needs_review";
  static final String SOURCE = "source";
  static final String TARGET = "target";
  static final String FLAGS = "flags";
  static final String METADATA_FIELDS = "metadata";
  static final String ORDINAL = "ordinal";
  static final String CONFIDENCE = "confidence";
  static final String ORIGIN = "origin";
  static final String RUNG = "rung";
  static final String TERMS = "terms";
  static final String SOURCE_TOKENS = "source_tokens";
  static final String TARGET_TOKENS = "target_tokens";
  static final String URI = "uri";
  static final String ID = "id";
  static final String LINE = "line";
  static final String STAGE = "stage";
  static final String REASON = "reason";
  static final String DETAIL = "detail";

  static final StructType REMOVAL = new StructType().add(text("rule")).add(text("text"));

  static final StructType FINDING = new StructType().add(text("code")).add(text(DETAIL));

  static final StructType TERM_USE =
      new StructType()
          .add(text("term"))
          .add(text("target"))
          .add(text("status"))
          .add(text("found"))
          .add(text("forbidden"));

  static final MapType METADATA =
      DataTypes.createMapType(DataTypes.StringType, DataTypes.StringType, true);

  static final StructType BRIEFINGS =
      new StructType()
          .add(text(BRIEFING_ID))
          .add(text("source_uri"))
          .add(text("source_sha256"))
          .add(text("source_lang"))
          .add(text("title"))
          .add(text("body"))
          .add(text("summary"))
          .add(text("headline"))
          .add(text("summary_source"))
          .add(text("summary_method"))
          .add(column("summary_support", list(list(DataTypes.IntegerType))))
          .add(column("summary_flags", list(FINDING)))
          .add(column(SEGMENT_COUNT, DataTypes.IntegerType))
          .add(column(FLAGGED, DataTypes.IntegerType))
          .add(column(CONFIDENCE, DataTypes.DoubleType))
          .add(column(NEEDS_REVIEW, DataTypes.BooleanType))
          .add(column(FLAGS, list(DataTypes.StringType)))
          .add(column("removed", list(REMOVAL)))
          .add(column(METADATA_FIELDS, METADATA))
          .add(text("model"))
          .add(text("model_sha256"))
          .add(text("settings_sha256"))
          .add(text("run_id"))
          .add(column("translated_at", DataTypes.TimestampType));

  static final StructType SEGMENTS =
      new StructType()
          .add(text(BRIEFING_ID))
          .add(column("paragraph", DataTypes.IntegerType))
          .add(column(ORDINAL, DataTypes.IntegerType))
          .add(text("kind"))
          .add(text(SOURCE))
          .add(text(TARGET))
          .add(column("score", DataTypes.DoubleType))
          .add(column(CONFIDENCE, DataTypes.DoubleType))
          .add(text(ORIGIN))
          .add(text(RUNG))
          .add(column(FLAGS, list(FINDING)))
          .add(column(SOURCE_TOKENS, DataTypes.IntegerType))
          .add(column(TARGET_TOKENS, DataTypes.IntegerType))
          .add(column("truncated", DataTypes.BooleanType))
          .add(column(TERMS, list(TERM_USE)));

  static final StructType REJECTS =
      new StructType()
          .add(text(URI))
          .add(ID, DataTypes.StringType, true)
          .add(LINE, DataTypes.LongType, true)
          .add(text(STAGE))
          .add(text(REASON))
          .add(text(DETAIL));

  /** What {@link #issueBriefing} reads. */
  static final List<Column> ISSUE_COLUMNS =
      Stream.of(
              BRIEFING_ID,
              "source_uri",
              "source_lang",
              "headline",
              "summary",
              "body",
              METADATA_FIELDS,
              "model",
              SEGMENT_COUNT,
              FLAGGED,
              NEEDS_REVIEW)
          .map(functions::col)
          .toList();

  private BriefingTables() {}

  /** Columns of a table by its folder, that of the partition last. */
  static StructType columns(String folder) {
    return switch (folder) {
      case REJECTS_FOLDER -> REJECTS;
      case SEGMENTS_FOLDER -> SEGMENTS.add(text(LANG));
      case BRIEFINGS_FOLDER -> BRIEFINGS.add(text(LANG));
      default -> throw new IllegalArgumentException("Invalid table: " + folder);
    };
  }

  /** A row of {@link #BRIEFINGS}. */
  static Row briefing(LocalizedBriefing localized, Summary summary, RunStamp stamp) {
    Briefing source = localized.briefing();
    return RowFactory.create(
        source.id(),
        source.sourceUri(),
        source.sourceSha256(),
        source.sourceLang(),
        localized.title(),
        localized.body(),
        summary.target(),
        summary.headline(),
        summary.source(),
        summary.method().label(),
        summary.support().stream().map(List::toArray).toArray(),
        summary.flags().stream().map(BriefingTables::finding).toArray(),
        localized.segments().size(),
        localized.flagged(),
        localized.confidence(),
        localized.needsReview(),
        localized.flags().toArray(),
        source.removed().stream().map(BriefingTables::removal).toArray(),
        CollectionConverters.asScala(source.metadata()),
        stamp.model(),
        stamp.modelSha256(),
        stamp.settingsSha256(),
        stamp.runId(),
        Timestamp.from(stamp.translatedAt()));
  }

  /** A row of {@link #SEGMENTS}. */
  static Row segment(String briefingId, TranslatedSegment translated) {
    return RowFactory.create(
        briefingId,
        translated.segment().paragraph(),
        translated.segment().ordinal(),
        translated.segment().kind().label(),
        translated.segment().source(),
        translated.target(),
        translated.score(),
        translated.confidence(),
        translated.origin().label(),
        translated.rung().label(),
        translated.flags().stream().map(BriefingTables::finding).toArray(),
        translated.sourceTokens(),
        translated.targetTokens(),
        translated.truncated(),
        translated.terms().stream().map(BriefingTables::term).toArray());
  }

  /** A row of {@link #REJECTS}. */
  static Row reject(Reject reject) {
    return RowFactory.create(
        reject.uri(),
        reject.id(),
        reject.line(),
        reject.stage().label(),
        reject.reason().name(),
        reject.detail());
  }

  /** The record of a row of {@link #REJECTS}. */
  static Reject reject(Row row) {
    return new Reject(
        row.getAs(URI),
        row.getAs(ID),
        row.getAs(LINE),
        Stage.valueOf(row.<String>getAs(STAGE).toUpperCase(Locale.ROOT)),
        RejectReason.valueOf(row.getAs(REASON)),
        row.getAs(DETAIL));
  }

  /** The record of a row of {@link #SEGMENTS} that a person should look at. */
  static DoubtfulSegment doubtful(Row row) {
    return new DoubtfulSegment(
        row.getAs(BRIEFING_ID),
        row.<Integer>getAs(ORDINAL),
        row.getAs("source"),
        row.getAs("target"),
        row.<Double>getAs(CONFIDENCE),
        findings(row));
  }

  /** The record of a row of {@link #SEGMENTS}, for review. */
  static ReviewSegment review(Row row) {
    String target = row.getAs("target");
    return new ReviewSegment(
        row.<Integer>getAs(ORDINAL),
        row.getAs("kind"),
        row.getAs("source"),
        target,
        row.<Double>getAs(CONFIDENCE),
        row.getAs(ORIGIN),
        row.getAs(RUNG),
        findings(row),
        MachineAuthor.of(target));
  }

  private static List<Finding> findings(Row row) {
    return row.<Row>getList(row.fieldIndex(FLAGS)).stream().map(BriefingTables::finding).toList();
  }

  /** The record of a row of {@link #BRIEFINGS} for an issue of a newsletter. */
  static IssueBriefing issueBriefing(Row row) {
    return new IssueBriefing(
        row.getAs(BRIEFING_ID),
        row.getAs("source_uri"),
        row.getAs("source_lang"),
        row.getAs("headline"),
        row.getAs("summary"),
        row.getAs("body"),
        row.getJavaMap(row.fieldIndex(METADATA_FIELDS)),
        row.getAs("model"),
        row.<Integer>getAs(SEGMENT_COUNT),
        row.<Integer>getAs(FLAGGED),
        row.<Boolean>getAs(NEEDS_REVIEW));
  }

  static StructField text(String name) {
    return column(name, DataTypes.StringType);
  }

  static StructField column(String name, DataType type) {
    return DataTypes.createStructField(name, type, false);
  }

  static ArrayType list(DataType elements) {
    return DataTypes.createArrayType(elements, false);
  }

  static Row removal(Removal removal) {
    return RowFactory.create(removal.rule(), removal.text());
  }

  private static Finding finding(Row row) {
    return new Finding(row.getAs("code"), row.getAs(DETAIL));
  }

  private static Row term(TermUse use) {
    return RowFactory.create(
        use.source(), use.target(), use.status().label(), use.found(), use.forbidden());
  }

  static Row finding(Finding finding) {
    return RowFactory.create(finding.code(), finding.detail());
  }
}
