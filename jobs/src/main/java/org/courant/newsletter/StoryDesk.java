package org.courant.newsletter;

import com.ibm.icu.util.ULocale;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Makes stories of the briefings of one issue. */
final class StoryDesk {
  private static final List<String> PUBLISHERS = List.of("agency", "publisher", "source", "author");
  private static final List<String> DATES = List.of("published", "date");
  private static final List<String> LINKS = List.of("url", "link", "source_url");
  private static final int ISO_DATE = 10;
  private static final int MAX_PUBLISHER = 100;
  private static final int MAX_HEADLINE = 80;

  private final String language;
  private final Labels labels;
  private final IssueSettings settings;
  private final LocalDates dates;
  private final Notices notices;
  private final Set<String> slugs = new HashSet<>();

  StoryDesk(String language, Labels labels, IssueSettings settings) {
    this.language = language;
    this.labels = labels;
    this.settings = settings;
    this.dates = new LocalDates(ULocale.forLanguageTag(language));
    this.notices = new Notices(labels, settings.reviewer());
  }

  List<Story> stories(List<IssueBriefing> briefings) {
    List<Story> stories = new ArrayList<>();
    briefings.forEach(briefing -> stories.add(story(briefing)));
    return stories;
  }

  private Story story(IssueBriefing briefing) {
    String slug = slug(briefing.id());
    List<Block> body = BodyBlocks.of(briefing.body());
    Optional<LocalDate> published = field(briefing, DATES).flatMap(StoryDesk::date);
    return new Story(
        slug,
        language,
        briefing.sourceLanguage(),
        headline(briefing, body),
        summary(briefing, body),
        body,
        field(briefing, PUBLISHERS).filter(name -> name.length() <= MAX_PUBLISHER),
        published.map(dates::medium),
        published,
        source(briefing),
        !briefing.needsReview(),
        notices.of(briefing),
        settings.site().map(site -> site.below(language + "/" + slug + ".html")));
  }

  /** Eight digits of a hash may meet by intent; then the later briefing gets a number. */
  private String slug(String id) {
    String slug = Slug.of(id);
    for (int n = 2; !slugs.add(slug); n++) {
      slug = Slug.of(id) + "-" + n;
    }
    return slug;
  }

  private String headline(IssueBriefing briefing, List<Block> body) {
    String headline = OneLine.of(briefing.headline());
    if (!headline.isEmpty()) {
      return headline;
    }
    if (body.isEmpty()) {
      return labels.text("untitled");
    }
    String text = body.get(0).text();
    int points = text.codePointCount(0, text.length());
    return points <= MAX_HEADLINE
        ? text
        : text.substring(0, text.offsetByCodePoints(0, MAX_HEADLINE)).strip() + "…";
  }

  private static String summary(IssueBriefing briefing, List<Block> body) {
    String summary = OneLine.of(briefing.summary());
    String whole =
        body.stream().flatMap(block -> block.lines().stream()).collect(Collectors.joining(" "));
    return whole.startsWith(summary) ? "" : summary;
  }

  private static Optional<WebAddress> source(IssueBriefing briefing) {
    return field(briefing, LINKS)
        .flatMap(WebAddress::of)
        .or(() -> WebAddress.of(briefing.sourceUri()));
  }

  private static Optional<String> field(IssueBriefing briefing, List<String> names) {
    Map<String, String> metadata = briefing.metadata();
    return names.stream()
        .map(name -> OneLine.of(Optional.ofNullable(metadata.get(name)).orElse("")))
        .filter(value -> !value.isEmpty())
        .findFirst();
  }

  private static Optional<LocalDate> date(String text) {
    if (text.length() < ISO_DATE) {
      return Optional.empty();
    }
    try {
      return Optional.of(LocalDate.parse(text.substring(0, ISO_DATE)));
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }
}
