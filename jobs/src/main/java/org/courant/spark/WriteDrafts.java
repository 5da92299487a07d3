package org.courant.spark;

import java.util.Iterator;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.StreamSupport;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Row;
import org.courant.summary.DraftWriter;
import org.courant.translation.SourceLimit;

/**
 * The task of the model that writes summaries of briefings, one briefing at a time.
 *
 * @param summarizer the model that writes
 * @param translator location of the model that reads what was written
 * @param language BCP 47 tag of the briefings and their summaries
 */
record WriteDrafts(SummaryWriter summarizer, ModelLocation translator, String language)
    implements MapPartitionsFunction<Row, Row> {

  @Override
  public Iterator<Row> call(Iterator<Row> briefings) {
    SourceLimit translatable = ExecutorModels.sourceLimit(translator);
    DraftWriter writer =
        new DraftWriter(
            summarizer.in(language), language, translatable.tokens(), translatable.limit());
    return StreamSupport.stream(
            Spliterators.spliteratorUnknownSize(briefings, Spliterator.ORDERED), false)
        .map(row -> WorkTables.briefing(row.<Row>getAs(WorkTables.BRIEFING)))
        .map(briefing -> WorkTables.draft(briefing.id(), writer.write(briefing.segments())))
        .iterator();
  }
}
