package org.courant.newsletter;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.Optional;
import java.util.TimeZone;
import org.apache.james.mime4j.dom.Message;
import org.apache.james.mime4j.field.Fields;
import org.apache.james.mime4j.field.UnstructuredFieldImpl;
import org.apache.james.mime4j.message.BodyPartBuilder;
import org.apache.james.mime4j.message.DefaultMessageWriter;
import org.apache.james.mime4j.message.MultipartBuilder;
import org.apache.james.mime4j.stream.NameValuePair;
import org.apache.james.mime4j.stream.RawField;

/**
 * The mail of an issue by RFC 5322, 2045 to 2047 and 2046's {@code multipart/alternative}: plain
 * text first, then HTML. Everything in it follows from the issue, so that the same issue makes the
 * same bytes. Without a sender it is a draft, which Outlook opens to be sent ({@code X-Unsent}) and
 * which gets its {@code Message-ID} then.
 */
final class MailMessage {
  private static final int HOUR_OF_DATE = 12;
  private static final int BOUNDARY_DIGITS = 24;

  private final Issue issue;
  private final String text;
  private final String html;

  MailMessage(Issue issue, String text, String html) {
    this.issue = issue;
    this.text = text;
    this.html = html;
  }

  /** The bytes of the {@code .eml} file. */
  byte[] bytes() {
    try {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      new DefaultMessageWriter().writeMessage(message(), bytes);
      return bytes.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot write the mail: " + e.getMessage(), e);
    }
  }

  private Message message() throws IOException {
    Message.Builder message = Message.Builder.of();
    String digest = Slug.sha256(issue.language() + "\n" + issue.day() + "\n" + text + "\n" + html);
    Optional<Sender> sender = issue.settings().sender();
    // The hour at which it is the same day nearly everywhere.
    message.setDate(
        Date.from(issue.day().atTime(HOUR_OF_DATE, 0).toInstant(ZoneOffset.UTC)),
        TimeZone.getTimeZone("UTC"));
    sender.ifPresentOrElse(
        known -> sign(message, known, digest), () -> field(message, "X-Unsent", "1"));
    message.setSubject(issue.title().text() + " · " + issue.date());
    field(message, "Content-Language", issue.language());
    issue
        .settings()
        .unsubscribe()
        .ifPresent(link -> field(message, "List-Unsubscribe", "<" + link.text() + ">"));
    message.setBody(
        MultipartBuilder.create("alternative")
            .addBodyPart(part(text, "plain"))
            .addBodyPart(part(html, "html"))
            .build());
    message.setField(
        Fields.contentType(
            "multipart/alternative",
            new NameValuePair(
                "boundary", "=_" + digest.substring(BOUNDARY_DIGITS, 2 * BOUNDARY_DIGITS))));
    return message.build();
  }

  private void sign(Message.Builder message, Sender sender, String digest) {
    message.setFrom(sender.mailbox());
    message.setMessageId(
        "<%s.%s@%s>"
            .formatted(
                digest.substring(0, BOUNDARY_DIGITS), issue.day(), sender.mailbox().getDomain()));
  }

  private static void field(Message.Builder message, String name, String value) {
    message.setField(UnstructuredFieldImpl.PARSER.parse(new RawField(name, value), null));
  }

  /** Line ends are those of RFC 2046, also inside of base64. */
  private static BodyPartBuilder part(String text, String subtype) throws IOException {
    String canonical = text.replace("\r\n", "\n").replace("\n", "\r\n");
    return BodyPartBuilder.create()
        .setBody(canonical, subtype, UTF_8)
        .setContentTransferEncoding(encoding(canonical));
  }

  /** The shorter one: a byte outside ASCII takes three characters as quoted-printable. */
  private static String encoding(String text) {
    int bytes = text.getBytes(UTF_8).length;
    long ascii = text.chars().filter(c -> c < 0x80).count();
    return ascii + 3 * (bytes - ascii) < bytes * 4L / 3 ? "quoted-printable" : "base64";
  }
}
