package org.courant.spark;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;
import org.courant.glossary.Glossary;

/**
 * What the glossary asks of each sentence: a row for every sentence and language of which it asks
 * anything.
 */
record AskedTerms(Glossary glossary, String sourceLanguage, List<String> languages)
    implements FlatMapFunction<Row, Row> {
  /** Column: digest of the terms. */
  static final String ASKED = "asked";

  static final StructType SCHEMA =
      new StructType()
          .add(BriefingTables.text(MemoryTables.KEY))
          .add(BriefingTables.text(MemoryTables.TARGET_LANG))
          .add(BriefingTables.text(ASKED));

  @Override
  public Iterator<Row> call(Row sentence) {
    String source = sentence.getAs(WorkTables.SOURCE);
    List<Row> asked = new ArrayList<>();
    for (String language : languages) {
      glossary
          .digest(source, sourceLanguage, language)
          .ifPresent(
              digest ->
                  asked.add(RowFactory.create(sentence.getAs(WorkTables.KEY), language, digest)));
    }
    return asked.iterator();
  }
}
