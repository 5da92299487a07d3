package org.courant.newsletter;

import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What an editor says of an issue.
 *
 * @param title of the newsletter, in every language; empty for the one of the labels
 * @param date of the issue
 * @param sender who the mail is from; empty for a draft
 * @param reviewer the person who read the briefings that pass review; empty if nobody did
 * @param site where the pages will be found; empty if only the mail is sent
 * @param unsubscribe where a reader leaves the list; empty if the mailing service adds it
 */
public record IssueSettings(
    Optional<String> title,
    LocalDate date,
    Optional<Sender> sender,
    Optional<String> reviewer,
    Optional<WebAddress> site,
    Optional<WebAddress> unsubscribe) {
  private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");
  private static final int MAX_TITLE = 200;
  private static final int MAX_YEAR = 9999;

  public IssueSettings {
    title.ifPresent(text -> requireLine("title", text));
    Objects.requireNonNull(date, "date");
    if (date.getYear() < 1 || date.getYear() > MAX_YEAR) {
      throw new IllegalArgumentException(
          "Invalid date: " + date + ", must be of the years 1 to 9999");
    }
    Objects.requireNonNull(sender, "sender");
    reviewer.ifPresent(text -> requireLine("reviewed-by", text));
    site.ifPresent(IssueSettings::requireFolder);
    Objects.requireNonNull(unsubscribe, "unsubscribe");
  }

  /** An issue of one day with nothing else said. */
  public static IssueSettings of(LocalDate date) {
    return new IssueSettings(
        Optional.empty(),
        date,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  private static void requireLine(String name, String text) {
    if (text.isBlank() || text.length() > MAX_TITLE || CONTROL.matcher(text).find()) {
      throw new IllegalArgumentException(
          "Invalid %s: “%s”, must be one line of 1 to %d characters"
              .formatted(name, CONTROL.matcher(text).replaceAll("\uFFFD"), MAX_TITLE));
    }
  }

  private static void requireFolder(WebAddress site) {
    if (site.text().indexOf('?') >= 0 || site.text().indexOf('#') >= 0) {
      throw new IllegalArgumentException(
          "Invalid web-url: " + site.text() + ", must be a folder, without ? and #");
    }
  }
}
