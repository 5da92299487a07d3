package org.courant.translation;

import org.courant.briefing.Outcome;
import org.courant.briefing.Reject;
import org.courant.briefing.RejectReason;
import org.courant.briefing.Stage;
import org.courant.corpus.Document;
import org.courant.text.CleanedText;
import org.courant.text.TextCleaner;

/** Cleans one document; one of which nothing is left is a reject. */
public final class DocumentCleaner {
  private final TextCleaner cleaner = new TextCleaner();

  /** What cleaning left, or a reject. */
  public Outcome<CleanedDocument> clean(Document document) {
    CleanedText text = cleaner.clean(document.title(), document.paragraphs());
    if (text.title().isBlank() && text.paragraphs().isEmpty()) {
      return Outcome.rejected(nothingLeft(document, text));
    }
    return Outcome.of(new CleanedDocument(document, text));
  }

  private static Reject nothingLeft(Document document, CleanedText text) {
    return new Reject(
        document.uri(),
        document.id(),
        null,
        Stage.CLEAN,
        RejectReason.NOTHING_LEFT,
        "no text is left after cleaning took out " + text.removed().size() + " pieces");
  }
}
