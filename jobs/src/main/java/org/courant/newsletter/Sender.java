package org.courant.newsletter;

import java.util.Objects;
import org.apache.james.mime4j.dom.address.Mailbox;
import org.apache.james.mime4j.field.address.DefaultAddressParser;
import org.apache.james.mime4j.field.address.ParseException;

/**
 * Who a mail is from.
 *
 * @param mailbox an address, and a name if one was given
 */
public record Sender(Mailbox mailbox) {
  public Sender {
    Objects.requireNonNull(mailbox, "mailbox");
  }

  /**
   * Reads an address, by RFC 5322: {@code desk@example.org} or {@code News Desk
   * <desk@example.org>}. The name may be in any script.
   *
   * @throws IllegalArgumentException if it is none
   */
  public static Sender of(String text) {
    if (text.chars().anyMatch(Character::isISOControl)) {
      throw new IllegalArgumentException("Invalid from: must be one line");
    }
    try {
      int bracket = text.lastIndexOf('<');
      // A name outside ASCII is not what RFC 5322 lets stand there unencoded, but what people type.
      Mailbox plain =
          DefaultAddressParser.DEFAULT.parseMailbox(bracket < 0 ? text : text.substring(bracket));
      if (plain.getDomain() == null
          || plain.getDomain().isBlank()
          || plain.getLocalPart().isBlank()) {
        throw new ParseException("no domain");
      }
      String name = bracket < 0 ? "" : unquoted(text.substring(0, bracket).strip());
      return new Sender(
          new Mailbox(name.isEmpty() ? null : name, plain.getLocalPart(), plain.getDomain()));
    } catch (ParseException e) {
      throw new IllegalArgumentException(
          "Invalid from: %s, must be an address, as in 'News Desk <desk@example.org>'"
              .formatted(text),
          e);
    }
  }

  private static String unquoted(String name) {
    boolean quoted = name.length() > 1 && name.startsWith("\"") && name.endsWith("\"");
    return quoted ? name.substring(1, name.length() - 1) : name;
  }
}
