package org.courant.spark;

import java.util.Iterator;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.StreamSupport;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Row;
import org.courant.briefing.Briefing;
import org.courant.inference.DocumentSummarizer;
import org.courant.inference.GenerationOptions;
import org.courant.summary.DraftWriter;
import org.courant.translation.SourceLimit;

/**
 * The task of the model that writes summaries, one briefing at a time. It carries the models'
 * locations, never the models.
 *
 * @param summarizer the model that writes
 * @param translator the model that reads what was written
 * @param language BCP 47 tag of the briefings and their summaries
 * @param generation search settings of the model that writes
 * @param batchTokens most source tokens in a batch, padding included
 */
record WriteDrafts(
    ModelLocation summarizer,
    ModelLocation translator,
    String language,
    GenerationOptions generation,
    int batchTokens)
    implements MapPartitionsFunction<Row, Row> {

  @Override
  public Iterator<Row> call(Iterator<Row> briefings) {
    SourceLimit limit = ExecutorModels.sourceLimit(summarizer);
    SourceLimit translatable = ExecutorModels.sourceLimit(translator);
    DraftWriter writer =
        new DraftWriter(
            new DocumentSummarizer(
                ExecutorModels.translator(summarizer),
                limit.tokens(),
                limit.limit(),
                language,
                generation,
                batchTokens),
            language,
            translatable.tokens(),
            translatable.limit());
    return StreamSupport.stream(
            Spliterators.spliteratorUnknownSize(briefings, Spliterator.ORDERED), false)
        .map(row -> WorkTables.briefing(row.<Row>getAs(WorkTables.BRIEFING)))
        .map(briefing -> draft(writer, briefing))
        .iterator();
  }

  private static Row draft(DraftWriter writer, Briefing briefing) {
    return WorkTables.draft(briefing.id(), writer.write(briefing));
  }
}
