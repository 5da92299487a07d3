package org.courant.hub;

import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.Set;

/** What an answer means that is no success. The hub tells more in {@code X-Error-Code}. */
final class Refusal {
  private static final Set<Integer> PASSING = Set.of(408, 429, 500, 502, 503, 504);

  private final HubSettings settings;
  private final HubName name;

  Refusal(HubSettings settings, HubName name) {
    this.settings = settings;
    this.name = name;
  }

  /**
   * Lets only answers with the content pass.
   *
   * @param what for messages
   * @throws PassingException for an answer that may be another one later
   * @throws HubException for all others
   */
  void check(HubReply reply, String what) throws PassingException {
    int status = reply.status();
    if (status == 200 || status == 206) {
      return;
    }
    if (PASSING.contains(status)) {
      throw new PassingException(
          reply.host() + " answered " + status, retryAfter(reply.header("Retry-After").orElse("")));
    }
    throw new HubException("Cannot fetch " + what + ": " + reason(reply));
  }

  private String reason(HubReply reply) {
    String code = reply.hubHeader("X-Error-Code").orElse("");
    int status = reply.status();
    String answer = reply.host() + " answered " + status;
    if (code.equals("GatedRepo")) {
      return "%s: %s is gated; accept its conditions at %s/%s, then set HF_TOKEN to a token of that account"
          .formatted(answer, name.repository(), settings.endpoint(), name.repository());
    }
    return switch (status) {
      case 401 ->
          settings.token().isPresent()
              ? "%s: the token in HF_TOKEN is wrong or may not read %s, or there is no such repository"
                  .formatted(answer, name.repository())
              : "%s: there is no repository %s, or it is gated or private; then set HF_TOKEN to a token that may read it"
                  .formatted(answer, name.repository());
      case 403 ->
          "%s: access to %s is denied; set HF_TOKEN to a token that may read it"
              .formatted(answer, name.repository());
      case 404 -> answer + ": " + missing(code);
      default -> answer;
    };
  }

  private String missing(String code) {
    return switch (code) {
      case "RevisionNotFound" ->
          "repository %s has no revision %s".formatted(name.repository(), name.revision());
      case "RepoNotFound" ->
          "there is no repository %s (asked for revision %s)"
              .formatted(name.repository(), name.revision());
      default ->
          "there is no repository %s, or it has no revision %s"
              .formatted(name.repository(), name.revision());
    };
  }

  /** Seconds or a date, as HTTP has it; empty for anything else. */
  static Optional<Duration> retryAfter(String value) {
    if (value.matches("\\d{1,9}")) {
      return Optional.of(Duration.ofSeconds(Long.parseLong(value)));
    }
    try {
      Instant then = ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
      Duration wait = Duration.between(Instant.now(), then);
      return Optional.of(wait.isNegative() ? Duration.ZERO : wait);
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }
}
