package org.courant.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HubNameTest {
  @Test
  void revisionIsMainUnlessNamed() {
    assertEquals("main", HubName.parse("Helsinki-NLP/opus-mt-en-uk").revision());
    assertEquals("refs/pr/1", HubName.parse("a/b_1.0@refs/pr/1").revision());
    assertEquals("a/b@v1.0", HubName.parse("a/b@v1.0").toString());
    assertEquals("a/b", HubName.parse("a/b@main").toString());
    assertTrue(HubName.parse("a/b@" + "0".repeat(40)).isCommit());
    assertFalse(HubName.parse("a/b@" + "0".repeat(7)).isCommit());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "b",
        "a/b/c",
        "/b",
        "a/",
        "../b",
        "a/..",
        "a/.b",
        "a/b-",
        "a--b/c",
        "a b/c",
        "a/b?c",
        "a/b#c",
        "hdfs://a/b",
        "C:\\a/b",
        "a/b@",
        "a/b@../x",
        "a/b@/x",
        "a/b@x//y",
        "a/b@x/",
        "a/b@x y"
      })
  void whatCouldBeNoFileNameIsRefused(String text) {
    assertTrue(HubName.find(text).isEmpty());
    String message =
        assertThrows(IllegalArgumentException.class, () -> HubName.parse(text)).getMessage();
    assertTrue(message.startsWith("Invalid "), message);
  }
}
