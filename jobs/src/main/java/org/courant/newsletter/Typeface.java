package org.courant.newsletter;

import com.ibm.icu.util.ULocale;
import java.util.Objects;

/**
 * Fonts for a script, of those that systems and mail clients have; nothing is downloaded. The names
 * stand without quotation marks, as CSS allows, so that they may stand in attributes.
 *
 * @param text list of families for running text
 * @param display list of families for headlines
 */
public record Typeface(String text, String display) {
  public Typeface {
    Objects.requireNonNull(text, "text");
    Objects.requireNonNull(display, "display");
  }

  /** The fonts for a language, by the script that CLDR says it is most likely written in. */
  static Typeface of(ULocale locale) {
    String script = ULocale.addLikelySubtags(locale).getScript();
    return switch (script) {
      case "Kore", "Hang" ->
          new Typeface(
              "Apple SD Gothic Neo, Malgun Gothic, Noto Sans KR, Noto Sans CJK KR, sans-serif",
              "Noto Serif KR, Noto Serif CJK KR, Nanum Myeongjo, AppleMyungjo, Batang, serif");
      case "Jpan", "Hira", "Kana" ->
          new Typeface(
              "Hiragino Sans, Yu Gothic, Noto Sans JP, Noto Sans CJK JP, sans-serif",
              "Hiragino Mincho ProN, Yu Mincho, Noto Serif JP, Noto Serif CJK JP, serif");
      case "Hans" ->
          new Typeface(
              "PingFang SC, Microsoft YaHei, Noto Sans SC, Noto Sans CJK SC, sans-serif",
              "Songti SC, SimSun, Noto Serif SC, Noto Serif CJK SC, serif");
      case "Hant" ->
          new Typeface(
              "PingFang TC, Microsoft JhengHei, Noto Sans TC, Noto Sans CJK TC, sans-serif",
              "Songti TC, PMingLiU, Noto Serif TC, Noto Serif CJK TC, serif");
      case "Arab" ->
          new Typeface(
              "Geeza Pro, Segoe UI, Noto Sans Arabic, Tahoma, sans-serif",
              "Geeza Pro, Noto Naskh Arabic, Traditional Arabic, Times New Roman, serif");
      case "Hebr" ->
          new Typeface(
              "Arial Hebrew, Segoe UI, Noto Sans Hebrew, Arial, sans-serif",
              "Noto Serif Hebrew, David, Times New Roman, serif");
      default ->
          new Typeface(
              "Segoe UI, Roboto, Helvetica Neue, Noto Sans, Arial, sans-serif",
              "Georgia, Noto Serif, PT Serif, Times New Roman, serif");
    };
  }
}
