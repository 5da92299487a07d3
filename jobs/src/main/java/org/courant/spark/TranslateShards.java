package org.courant.spark;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Row;
import org.apache.spark.util.LongAccumulator;
import org.courant.inference.GenerationOptions;
import org.courant.inference.SourceText;
import org.courant.translation.Decoder;
import org.courant.translation.SegmentTranslation;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.spi.LoggingEventBuilder;

/**
 * The task that meets the model: tokenize → encode → search → detokenize, one call for each shard
 * for each set of languages and rung of its ladder. It carries the model's location, never the
 * model.
 *
 * @param waves where the results are committed, or null for nowhere
 */
record TranslateShards(
    ModelLocation model,
    String sourceLanguage,
    GenerationOptions generation,
    int batchTokens,
    Ladder ladder,
    Waves waves,
    LongAccumulator sentencesDone,
    LongAccumulator targetTokens)
    implements MapPartitionsFunction<Row, Row> {
  private static final Logger LOG = LoggerFactory.getLogger(TranslateShards.class);

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

  private List<SegmentTranslation> translate(Decoder decoder, List<OpenSentence> shard) {
    long begun = System.nanoTime();
    List<SourceText> texts = shard.stream().map(OpenSentence::text).toList();
    log(LOG.atDebug(), shard).log("Shard begun");
    List<SegmentTranslation> translations = new ArrayList<>();
    byLanguages(shard).values().forEach(group -> translations.addAll(climb(decoder, group)));
    if (waves != null) {
      waves.commit(texts, translations);
    }
    long tokens =
        translations.stream()
            .flatMap(translation -> translation.targets().stream())
            .mapToLong(target -> target.text().targetTokens())
            .sum();
    sentencesDone.add(shard.size());
    targetTokens.add(tokens);
    log(LOG.atInfo(), shard)
        .addKeyValue(BriefingTables.TARGET_TOKENS, tokens)
        .addKeyValue(RunLog.SECONDS, RunLog.rounded((System.nanoTime() - begun) / 1e9))
        .log("Shard translated");
    return translations;
  }

  private static LoggingEventBuilder log(LoggingEventBuilder line, List<OpenSentence> shard) {
    return line.addKeyValue(RunLog.RUN_ID, RunLog.runOfTask())
        .addKeyValue(RunLog.STAGE, RunTally.TRANSLATE)
        .addKeyValue(RunLog.SHARD, shard.get(0).shard())
        .addKeyValue(RunLog.SENTENCES, shard.size());
  }

  private static Map<String, List<OpenSentence>> byLanguages(List<OpenSentence> shard) {
    return shard.stream()
        .collect(
            Collectors.groupingBy(
                sentence -> String.join(",", sentence.languages()),
                TreeMap::new,
                Collectors.toList()));
  }

  /** Sentences that lack the same languages. */
  private List<SegmentTranslation> climb(Decoder decoder, List<OpenSentence> group) {
    return ladder.translate(
        decoder,
        group.get(0).languages(),
        sourceLanguage,
        group.stream().map(OpenSentence::text).toList());
  }

  private static <T> Stream<T> stream(Iterator<T> iterator) {
    return StreamSupport.stream(
        Spliterators.spliteratorUnknownSize(iterator, Spliterator.ORDERED), false);
  }
}
