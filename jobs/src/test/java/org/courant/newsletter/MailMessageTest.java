package org.courant.newsletter;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.james.mime4j.dom.Entity;
import org.apache.james.mime4j.dom.Message;
import org.apache.james.mime4j.dom.Multipart;
import org.apache.james.mime4j.dom.SingleBody;
import org.apache.james.mime4j.message.DefaultMessageBuilder;
import org.apache.james.mime4j.stream.MimeConfig;
import org.junit.jupiter.api.Test;

/** The mail as a reader of mails takes it apart. */
class MailMessageTest {
  private static final LocalDate DAY = LocalDate.of(2026, 11, 26);

  /** By RFC 2045, section 6.7 and 6.8; headers are folded there too. */
  private static final int LINE = 76;

  @Test
  void aReaderFindsWhatWasWritten() throws IOException {
    IssueSettings settings =
        new IssueSettings(
            Optional.of("Вісник <дня>"),
            DAY,
            Optional.of(Sender.of("Новини дня <desk@example.org>")),
            Optional.empty(),
            Optional.empty(),
            Optional.of(new WebAddress("https://example.org/leave?x=1")));
    Map<String, byte[]> files = files("uk", settings);
    Message mail = read(files.get("uk/mail.eml"));

    assertEquals("Вісник <дня> · четвер, 26 листопада 2026\u202fр.", mail.getSubject());
    assertEquals("Новини дня", mail.getFrom().get(0).getName());
    assertEquals("desk@example.org", mail.getFrom().get(0).getAddress());
    assertEquals(Instant.parse("2026-11-26T12:00:00Z"), mail.getDate().toInstant());
    assertTrue(
        mail.getMessageId().matches("<[0-9a-f]{24}\\.2026-11-26@example\\.org>"),
        mail.getMessageId());
    assertEquals("uk", field(mail, "Content-Language"));
    assertEquals("<https://example.org/leave?x=1>", field(mail, "List-Unsubscribe"));
    assertEquals("multipart/alternative", mail.getMimeType());
    List<Entity> parts = ((Multipart) mail.getBody()).getBodyParts();
    assertEquals("text/plain", parts.get(0).getMimeType());
    assertEquals("text/html", parts.get(1).getMimeType());
    assertEquals(new String(files.get("uk/mail.txt"), UTF_8), text(parts.get(0)));
    assertEquals(new String(files.get("uk/mail.html"), UTF_8), text(parts.get(1)));
  }

  @Test
  void withoutASenderItIsADraft() throws IOException {
    Message mail = read(files("ko", IssueSettings.of(DAY)).get("ko/mail.eml"));

    assertNull(mail.getFrom());
    assertEquals("1", field(mail, "X-Unsent"));
    assertNull(mail.getHeader().getField("List-Unsubscribe"));
    assertNull(mail.getHeader().getField("Message-ID"));
  }

  @Test
  void linesAreShortAndAscii() {
    for (String language : List.of("ko", "uk", "en")) {
      byte[] bytes = files(language, IssueSettings.of(DAY)).get(language + "/mail.eml");
      String mail = new String(bytes, US_ASCII);
      assertEquals(mail, new String(bytes, UTF_8));
      mail.lines().forEach(line -> assertTrue(line.length() <= LINE, line));
      assertFalse(mail.replace("\r\n", "").contains("\n"), "every line ends as RFC 5322 says");
    }
  }

  private static Map<String, byte[]> files(String language, IssueSettings settings) {
    Newsletter newsletter = Newsletter.plain();
    return newsletter.print(
        List.of(newsletter.issue(language, List.of(Briefings.passed("a")), settings)));
  }

  private static Message read(byte[] mail) throws IOException {
    DefaultMessageBuilder reader = new DefaultMessageBuilder();
    reader.setMimeEntityConfig(MimeConfig.STRICT);
    return reader.parseMessage(new ByteArrayInputStream(mail));
  }

  private static String field(Message mail, String name) {
    return mail.getHeader().getField(name).getBody();
  }

  private static String text(Entity part) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ((SingleBody) part.getBody()).writeTo(bytes);
    return bytes.toString(UTF_8).replace("\r\n", "\n");
  }
}
