package org.courant.spark;

import java.io.Serializable;
import org.courant.inference.DocumentSummarizer;
import org.courant.inference.GenerationOptions;
import org.courant.translation.SourceLimit;

/**
 * The model that writes summaries and how it is asked. Carries its location, never the model.
 *
 * @param model the model that writes
 * @param generation its search settings
 * @param batchTokens most source tokens in a batch, padding included
 */
record SummaryWriter(ModelLocation model, GenerationOptions generation, int batchTokens)
    implements Serializable {

  /** Summarizes texts of a BCP 47 language in that language. */
  DocumentSummarizer in(String language) {
    SourceLimit limit = ExecutorModels.sourceLimit(model);
    return new DocumentSummarizer(
        ExecutorModels.translator(model),
        limit.tokens(),
        limit.limit(),
        language,
        generation,
        batchTokens);
  }
}
