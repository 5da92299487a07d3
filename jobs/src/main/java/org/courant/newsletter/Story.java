package org.courant.newsletter;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A briefing as a template prints it; every text is one line.
 *
 * @param slug name of its page, without an ending
 * @param language BCP 47 tag of the issue
 * @param sourceLanguage BCP 47 tag of the source
 * @param headline never empty
 * @param summary empty if there is none, or if the body begins with these very words
 * @param body its blocks; none if the text is empty
 * @param publisher who published the source, if it says
 * @param published when, by the calendar and words of the language, if it says
 * @param publishedOn the same date
 * @param source where the source can be read, if it says
 * @param reviewed whether it passed review
 * @param notice how it was translated and who looked at it
 * @param address where its page will be found, if the pages are published
 */
public record Story(
    String slug,
    String language,
    String sourceLanguage,
    String headline,
    String summary,
    List<Block> body,
    Optional<String> publisher,
    Optional<String> published,
    Optional<LocalDate> publishedOn,
    Optional<WebAddress> source,
    boolean reviewed,
    Phrase notice,
    Optional<String> address) {
  public Story {
    Objects.requireNonNull(slug, "slug");
    Objects.requireNonNull(language, "language");
    Objects.requireNonNull(sourceLanguage, "sourceLanguage");
    Objects.requireNonNull(headline, "headline");
    Objects.requireNonNull(summary, "summary");
    body = List.copyOf(body);
    Objects.requireNonNull(publisher, "publisher");
    Objects.requireNonNull(published, "published");
    Objects.requireNonNull(publishedOn, "publishedOn");
    Objects.requireNonNull(source, "source");
    Objects.requireNonNull(notice, "notice");
    Objects.requireNonNull(address, "address");
  }

  /** File name of its page. */
  public String page() {
    return slug + ".html";
  }

  /** One of its texts, with the language it turned out to be in. */
  public Phrase phrase(String text) {
    return Phrase.translated(text, language, sourceLanguage);
  }

  /** What stands below the headline in a list of stories: the summary, or else the first block. */
  public String lead() {
    return summary.isEmpty() && !body.isEmpty() ? body.get(0).text() : summary;
  }
}
