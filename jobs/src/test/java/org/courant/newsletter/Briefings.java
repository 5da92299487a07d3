package org.courant.newsletter;

import java.util.Map;

/** Briefings for tests. */
final class Briefings {
  static final String LINK = "https://example.org/corridor";

  private Briefings() {}

  /** One that passes review, with everything that a briefing may have. */
  static IssueBriefing passed(String id) {
    return new IssueBriefing(
        id,
        "file:/home/desk/corpus/" + id,
        "en",
        "Заголовок " + id,
        "Зведення " + id + ".",
        "Перший абзац.\n\n## Підзаголовок\n\n- один\n\n- два\n\n> Цитата.\n\n"
            + "3. три\n\n4. чотири\n\n```\nx < 1 && y\n  *z*\n```",
        Map.of("agency", "Wire", "published", "2025-05-20T18:45:00Z", "url", LINK),
        "courant-en-ko-uk",
        20,
        0,
        false);
  }

  /** One that a person should read first. */
  static IssueBriefing flagged(String id) {
    return new IssueBriefing(
        id,
        "file:/in/" + id,
        "en",
        "Інший",
        "",
        "Абзац.",
        Map.of(),
        "courant-en-ko-uk",
        22,
        3,
        true);
  }

  /** One of which only a part could be translated. */
  static IssueBriefing left(String id) {
    return new IssueBriefing(
        id,
        "file:/in/" + id,
        "en",
        "Left as it was",
        "",
        "Абзац.\n\nThis too.",
        Map.of(),
        "courant-en-ko-uk",
        3,
        2,
        true);
  }

  /** One with a text in every place where one may stand. */
  static IssueBriefing hostile(String text) {
    return new IssueBriefing(
        text,
        text,
        "en",
        "x" + text,
        "x" + text,
        "y\n\n## x" + text + "\n\n- x" + text + "\n\n> x" + text + "\n\nx" + text,
        Map.of("agency", "x" + text, "published", text, "url", text),
        text,
        1,
        1,
        true);
  }
}
