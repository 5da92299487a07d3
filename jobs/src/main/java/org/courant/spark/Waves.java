package org.courant.spark;

import java.io.Serializable;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.io.api.Binary;
import org.courant.briefing.Origin;
import org.courant.inference.SourceText;
import org.courant.inference.TargetText;
import org.courant.translation.SegmentKey;
import org.courant.translation.SegmentTarget;
import org.courant.translation.SegmentTranslation;

/**
 * Puts translations into the memory as they come, one wave for each shard: what a wave has
 * committed, a run that is killed does not lose. Works on executors.
 *
 * @param folder folder of the memory
 * @param scope what the translations are good for
 * @param work names the body of work, see {@link TranslationMemory#work}
 * @param stamp the run
 */
record Waves(String folder, MemoryScope scope, String work, RunStamp stamp)
    implements Serializable {
  Waves {
    Objects.requireNonNull(folder, "folder");
    Objects.requireNonNull(scope, "scope");
    Objects.requireNonNull(work, "work");
    Objects.requireNonNull(stamp, "stamp");
  }

  /** Commits what the model gave; sentences on which it failed stay open. */
  void commit(List<SourceText> sources, List<SegmentTranslation> translations) {
    Map<String, String> texts = new HashMap<>();
    sources.forEach(source -> texts.put(source.key(), source.text()));
    List<SegmentTranslation> done =
        translations.stream().filter(SegmentTranslation::succeeded).toList();
    List<Entry> entries = new ArrayList<>();
    for (SegmentTranslation translation : done) {
      String source = texts.get(translation.key());
      translation.targets().forEach(target -> entries.add(new Entry(source, target)));
    }
    String name = "wave-" + work.substring(0, 12) + "-" + content(entries);
    Configuration conf = TaskConfiguration.get();
    // Translations last: a sentence counts as done only when its embedding is there too.
    MemoryFile.write(
        new Path(folder, MemoryTables.EMBEDDINGS_FOLDER),
        name,
        MemoryTables.EMBEDDINGS_FILE,
        done,
        this::embedding,
        conf);
    MemoryFile.write(
        new Path(folder, MemoryTables.TRANSLATIONS_FOLDER),
        name,
        MemoryTables.TRANSLATIONS_FILE,
        entries,
        this::translation,
        conf);
  }

  private record Entry(String source, SegmentTarget target) {}

  /** A task that is tried again gives its waves the same names, and they are not doubled. */
  private static String content(List<Entry> entries) {
    StringBuilder content = new StringBuilder();
    for (Entry entry : entries) {
      TargetText text = entry.target().text();
      content.append(text.key()).append(text.language()).append('\n');
    }
    return SegmentKey.of(content.toString()).substring(0, 16);
  }

  private void translation(Entry entry, Group row) {
    TargetText text = entry.target().text();
    row.append(MemoryTables.KEY, text.key());
    row.append(MemoryTables.SOURCE_LANG, scope.sourceLanguage());
    row.append(MemoryTables.TARGET_LANG, text.language());
    row.append(MemoryTables.SOURCE, binary(entry.source()));
    row.append(MemoryTables.TARGET, binary(text.text()));
    row.append(MemoryTables.ORIGIN, Origin.TRANSLATED.label());
    row.append(MemoryTables.MODEL_SHA256, scope.modelSha256());
    row.append(MemoryTables.SETTINGS_SHA256, scope.settingsSha256());
    scope
        .glossary()
        .digest(entry.source(), scope.sourceLanguage(), text.language())
        .ifPresent(digest -> row.append(MemoryTables.GLOSSARY_SHA256, digest));
    row.append(MemoryTables.SCORE, text.score());
    row.append(MemoryTables.MEAN_LOG_PROBABILITY, text.meanLogProbability());
    row.append(BriefingTables.SOURCE_TOKENS, text.sourceTokens());
    row.append(BriefingTables.TARGET_TOKENS, text.targetTokens());
    row.append(MemoryTables.TRUNCATED, text.truncated());
    row.append(BriefingTables.RUNG, entry.target().rung().label());
    row.append(MemoryTables.WORK, work);
    row.append(MemoryTables.RUN_ID, stamp.runId());
    row.append(MemoryTables.WRITTEN_AT, micros());
  }

  private void embedding(SegmentTranslation translation, Group row) {
    row.append(MemoryTables.KEY, translation.key());
    row.append(MemoryTables.SOURCE_LANG, scope.sourceLanguage());
    row.append(MemoryTables.MODEL_SHA256, scope.modelSha256());
    row.append(MemoryTables.SETTINGS_SHA256, scope.settingsSha256());
    row.append(MemoryTables.WORK, work);
    row.append(MemoryTables.WRITTEN_AT, micros());
    row.append(
        MemoryTables.BYTES,
        Binary.fromConstantByteArray(EmbeddingBytes.bytes(translation.embedding())));
  }

  private long micros() {
    return ChronoUnit.MICROS.between(Instant.EPOCH, stamp.translatedAt());
  }

  private static Binary binary(String text) {
    return Binary.fromString(text);
  }
}
