package org.courant.page;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A page on which a person reads a run's targets in one language beside their sources, corrects
 * them, and takes them away as XLIFF or TMX. It is one file that asks nothing of a network: the
 * segments lie in it as JSON, and the browser keeps what was changed.
 *
 * @param runId the run's
 * @param model name of the model
 * @param version of this program
 * @param sourceLanguage BCP 47 tag
 * @param language BCP 47 tag of the targets
 * @param totalBriefings of the run
 * @param totalSegments of the run, in this language
 * @param briefings those that are shown, in their order
 */
public record ReviewPage(
    String runId,
    String model,
    String version,
    String sourceLanguage,
    String language,
    long totalBriefings,
    long totalSegments,
    List<ReviewBriefing> briefings) {
  /** What would end a script or a page's text, and what XML does not let in. */
  private static final Pattern UNSAFE =
      Pattern.compile("[<>&\\u2028\\u2029]|" + PageTemplate.UNPRINTABLE);

  private static final String SCRIPT = "review.js";

  public ReviewPage {
    Objects.requireNonNull(runId, "runId");
    Objects.requireNonNull(model, "model");
    Objects.requireNonNull(version, "version");
    Objects.requireNonNull(sourceLanguage, "sourceLanguage");
    Objects.requireNonNull(language, "language");
    briefings = List.copyOf(briefings);
  }

  /** The text of the page. */
  public String toHtml() {
    // A comment for the one language, a section without markup for the other.
    String script = "/*<![CDATA[*/\n" + PageTemplate.text(SCRIPT) + "/*]]>*/";
    return PageTemplate.named("review.ftlh")
        .fill(
            Map.of("page", this, "data", json(), "script", script, "scriptSha256", digest(script)));
  }

  /** The language of the targets in English, for example {@code Korean}. */
  public String name() {
    return Locale.forLanguageTag(language).getDisplayName(Locale.ENGLISH);
  }

  /** Number of segments that are shown. */
  public long shown() {
    return briefings.stream().mapToLong(briefing -> briefing.segments().size()).sum();
  }

  /** Whether there are more than are shown. */
  public boolean isCut() {
    return shown() < totalSegments;
  }

  private String json() {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("run", runId);
    data.put("version", version);
    data.put("from", sourceLanguage);
    data.put("to", language);
    data.put("briefings", briefings);
    try {
      String json = new ObjectMapper().writeValueAsString(data);
      return UNSAFE.matcher(json).replaceAll(found -> escaped(found.group()));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Cannot write the segments of the page", e);
    }
  }

  /** As JSON escapes a character; such characters stand in its strings alone. */
  private static String escaped(String text) {
    return text.chars()
        .mapToObj(unit -> String.format(Locale.ROOT, "\\\\u%04x", unit))
        .collect(Collectors.joining());
  }

  private static String digest(String script) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(script.getBytes(StandardCharsets.UTF_8));
      return Base64.getEncoder().encodeToString(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256", e);
    }
  }
}
