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
import org.courant.inference.TargetText;
import org.courant.translation.SegmentTranslation;
import org.courant.translation.ShardTranslator;

/**
 * The task that meets the model: tokenize → encode → search → detokenize, one call for each shard.
 * It carries the model's location, never the model.
 */
record TranslateShards(
    ModelLocation model,
    List<String> languages,
    GenerationOptions generation,
    int batchTokens,
    LongAccumulator sentencesDone,
    LongAccumulator targetTokens)
    implements MapPartitionsFunction<Row, Row> {

  @Override
  public Iterator<Row> call(Iterator<Row> sentences) {
    ShardTranslator translator =
        new ShardTranslator(
            ExecutorModels.translator(model),
            ExecutorModels.sourceLimit(model),
            languages,
            generation,
            batchTokens);
    return stream(new ShardIterator(sentences))
        .flatMap(shard -> translate(translator, shard).stream())
        .map(WorkTables::translation)
        .iterator();
  }

  private List<SegmentTranslation> translate(ShardTranslator translator, List<SourceText> shard) {
    List<SegmentTranslation> translations = translator.translate(shard);
    sentencesDone.add(shard.size());
    targetTokens.add(
        translations.stream()
            .flatMap(translation -> translation.targets().stream())
            .mapToLong(TargetText::targetTokens)
            .sum());
    return translations;
  }

  private static <T> Stream<T> stream(Iterator<T> iterator) {
    return StreamSupport.stream(
        Spliterators.spliteratorUnknownSize(iterator, Spliterator.ORDERED), false);
  }
}
