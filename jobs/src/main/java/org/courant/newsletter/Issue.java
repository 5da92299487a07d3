package org.courant.newsletter;

import com.ibm.icu.util.ULocale;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * An issue in one language, as templates print it.
 *
 * @param language BCP 47 tag
 * @param title of the newsletter
 * @param date in the words of the language
 * @param count how many stories there are
 * @param stories the briefings
 * @param notice how they were translated and who looked at them
 * @param models names of the models that translated them
 * @param typeface its fonts
 * @param labels the words around the stories
 * @param settings what the editor says of it
 */
public record Issue(
    String language,
    Phrase title,
    String date,
    Phrase count,
    List<Story> stories,
    Phrase notice,
    String models,
    Typeface typeface,
    Labels labels,
    IssueSettings settings) {
  public Issue {
    Objects.requireNonNull(language, "language");
    Objects.requireNonNull(title, "title");
    Objects.requireNonNull(date, "date");
    Objects.requireNonNull(count, "count");
    stories = List.copyOf(stories);
    Objects.requireNonNull(notice, "notice");
    Objects.requireNonNull(models, "models");
    Objects.requireNonNull(typeface, "typeface");
    Objects.requireNonNull(labels, "labels");
    Objects.requireNonNull(settings, "settings");
  }

  /** Makes an issue of briefings, in the order in which they come. */
  static Issue of(
      String language, Labels labels, List<IssueBriefing> briefings, IssueSettings settings) {
    if (briefings.isEmpty()) {
      throw new IllegalArgumentException("Invalid briefings: none, an issue needs one at least");
    }
    ULocale locale = ULocale.forLanguageTag(language);
    return new Issue(
        language,
        settings
            .title()
            .map(title -> new Phrase(title, language))
            .orElseGet(() -> labels.phrase("title")),
        new LocalDates(locale).full(settings.date()),
        labels.phrase("count", briefings.size()),
        new StoryDesk(language, labels, settings).stories(briefings),
        new Notices(labels, settings.reviewer()).of(briefings),
        Notices.joined(locale, briefings.stream().map(IssueBriefing::model)),
        Typeface.of(locale),
        labels,
        settings);
  }

  /** Whether every story passed review. */
  public boolean reviewed() {
    return stories.stream().allMatch(Story::reviewed);
  }

  /** {@code ltr} or {@code rtl}. */
  public String direction() {
    return Phrase.direction(locale());
  }

  /** The side on which a line begins: {@code left} or {@code right}. */
  public String start() {
    return locale().isRightToLeft() ? "right" : "left";
  }

  /** The language in its own words. */
  public String languageName() {
    return locale().getDisplayName(locale());
  }

  /** The day of the issue. */
  public LocalDate day() {
    return settings.date();
  }

  /** Where the issue will be found, if its pages are published. */
  public Optional<String> address() {
    return settings.site().map(site -> site.below(language + "/index.html"));
  }

  ULocale locale() {
    return ULocale.forLanguageTag(language);
  }
}
