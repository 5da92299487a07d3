package org.courant.newsletter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WebAddressTest {
  @ParameterizedTest
  @CsvSource({
    "https://example.org/a?b=c&d#e, https://example.org/a?b=c&d#e",
    "HTTP://Example.org:8080, http://example.org:8080/",
    "https://новини.укр/день, https://xn--b1amarcd.xn--j1amh/%D0%B4%D0%B5%D0%BD%D1%8C",
    "https://example.org/뉴스, https://example.org/%EB%89%B4%EC%8A%A4"
  })
  void addressesOfTheWebAreMadeAscii(String text, String address) {
    assertEquals(Optional.of(address), WebAddress.of(text).map(WebAddress::text));
    assertEquals(address, new WebAddress(address).text());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "javascript:alert(1)",
        "JavaScript://example.org/%0aalert(1)",
        "data:text/html,<script>alert(1)</script>",
        "file:///etc/passwd",
        "vbscript:x",
        "//example.org/a",
        "/a",
        "https://",
        "https:///a",
        "https://bank.example@evil.example/",
        "https://bank.example\\@evil.example/",
        "https://example.org/a b",
        "https://example.org/\"onclick=x",
        "https://example.org/a\u0000b",
        "https://example.org/%zz",
        "https://exa_mple.org/\nX: y",
        "https://example.org:port/",
        " java\nscript:alert(1)"
      })
  void nobodyIsSentElsewhere(String text) {
    assertEquals(Optional.empty(), WebAddress.of(text));
  }

  @Test
  void aRefusalNamesTheOption() {
    assertEquals(
        "Invalid web-url: ftp://a, must begin with http:// or https:// and name a host",
        assertThrows(
                IllegalArgumentException.class, () -> WebAddress.required("web-url", "ftp://a"))
            .getMessage());
  }

  @Test
  void aFolderNeedsNoSlash() {
    assertEquals("https://a.org/b/c", new WebAddress("https://a.org/b").below("c"));
    assertEquals("https://a.org/b/c", new WebAddress("https://a.org/b/").below("c"));
  }
}
