package org.courant.spark;

import java.util.Iterator;
import java.util.List;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Row;
import org.apache.spark.util.LongAccumulator;
import org.courant.inference.GenerationOptions;
import org.courant.inference.SourceText;
import org.courant.translation.Decoder;
import org.courant.translation.SegmentTranslation;

/**
 * The task that meets the model: tokenize → encode → search → detokenize, one call for each shard
 * and rung of its ladder. It carries the model's location, never the model.
 */
record TranslateShards(
    ModelLocation model,
    String sourceLanguage,
    List<String> languages,
    GenerationOptions generation,
    int batchTokens,
    Ladder ladder,
    LongAccumulator sentencesDone,
    LongAccumulator targetTokens)
    implements MapPartitionsFunction<Row, Row> {

  @Override
  public Iterator<Row> call(Iterator<Row> sentences) {
    Decoder decoder =
        new Decoder(
            ExecutorModels.translator(model),
            ExecutorModels.sourceLimit(model),
            generation,
            batchTokens);
    return stream(new ShardIterator(sentences))
        .flatMap(shard -> translate(decoder, shard).stream())
        .map(WorkTables::translation)
        .iterator();
  }

  private List<SegmentTranslation> translate(Decoder decoder, List<SourceText> shard) {
    List<SegmentTranslation> translations =
        ladder.translate(decoder, languages, sourceLanguage, shard);
    sentencesDone.add(shard.size());
    targetTokens.add(
        translations.stream()
            .flatMap(translation -> translation.targets().stream())
            .mapToLong(target -> target.text().targetTokens())
            .sum());
    return translations;
  }

  private static <T> Stream<T> stream(Iterator<T> iterator) {
    return StreamSupport.stream(
        Spliterators.spliteratorUnknownSize(iterator, Spliterator.ORDERED), false);
  }
}
