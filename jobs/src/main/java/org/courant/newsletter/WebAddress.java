package org.courant.newsletter;

import java.net.IDN;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An address that a reader may be sent to: {@code http} or {@code https} with a host and without a
 * user's name, which would only be there to mislead. It is ASCII.
 *
 * @param text the address
 */
public record WebAddress(String text) {
  private static final Pattern PARTS =
      Pattern.compile("(?i)(https?)://([^/?#@\\\\\\s:]+)(:\\d{1,5})?([/?#]\\S*)?");

  private static final int MAX_LENGTH = 2_000;

  public WebAddress {
    Objects.requireNonNull(text, "text");
    if (!normalized(text).equals(Optional.of(text))) {
      throw new IllegalArgumentException(
          "Invalid address: " + text + ", must begin with http:// or https:// and name a host");
    }
  }

  /** The address that a text is, empty if it is none that a reader may be sent to. */
  public static Optional<WebAddress> of(String text) {
    return normalized(text.strip()).map(WebAddress::new);
  }

  /**
   * The address that a person gave.
   *
   * @param option where it was given
   */
  public static WebAddress required(String option, String text) {
    return of(text)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "Invalid %s: %s, must begin with http:// or https:// and name a host"
                        .formatted(option, text)));
  }

  private static Optional<String> normalized(String text) {
    Matcher parts = PARTS.matcher(text);
    if (text.length() > MAX_LENGTH || !parts.matches()) {
      return Optional.empty();
    }
    try {
      String host = IDN.toASCII(parts.group(2), IDN.USE_STD3_ASCII_RULES).toLowerCase(Locale.ROOT);
      String address =
          parts.group(1).toLowerCase(Locale.ROOT)
              + "://"
              + host
              + Optional.ofNullable(parts.group(3)).orElse("")
              + Optional.ofNullable(parts.group(4)).orElse("/");
      URI uri = new URI(address);
      return uri.getHost() == null ? Optional.empty() : Optional.of(uri.toASCIIString());
    } catch (URISyntaxException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** The address of something below this folder. */
  String below(String path) {
    return text.endsWith("/") ? text + path : text + "/" + path;
  }
}
