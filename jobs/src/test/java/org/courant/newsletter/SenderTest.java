package org.courant.newsletter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SenderTest {
  @ParameterizedTest
  @CsvSource({
    "desk@example.org, , desk@example.org",
    "News Desk <desk@example.org>, News Desk, desk@example.org",
    "'\"Desk, News\" <desk@example.org>', 'Desk, News', desk@example.org",
    "Новини дня <desk@example.org>, Новини дня, desk@example.org",
    "뉴스 <desk@example.org>, 뉴스, desk@example.org"
  })
  void addressesAreRead(String text, String name, String address) {
    assertEquals(name, Sender.of(text).mailbox().getName());
    assertEquals(address, Sender.of(text).mailbox().getAddress());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "desk",
        "desk@",
        "@example.org",
        "a@b, c@d",
        "News <desk>",
        "desk@example.org\r\nBcc: all@example.org",
        "News\u0000 <desk@example.org>"
      })
  void anythingElseIsRefused(String text) {
    String message =
        assertThrows(IllegalArgumentException.class, () -> Sender.of(text)).getMessage();
    assertTrue(message.startsWith("Invalid from: "), message);
    assertEquals(1, message.lines().count());
  }
}
