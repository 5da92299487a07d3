package org.courant.text;

import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Tags and entities that survived a copy from the web. */
final class HtmlLeftovers {
  private static final String RULE = "html-leftover";

  // Only names of elements that occur in running text: "<3" and "a < b" are no tags.
  private static final Pattern TAG =
      Pattern.compile(
          "</?(?:a|abbr|b|big|blockquote|br|center|cite|code|div|em|figcaption|figure|font|h[1-6]|hr|i"
              + "|img|ins|li|mark|ol|p|q|s|small|span|strong|sub|sup|table|tbody|td|th|tr|u|ul)"
              + "(?:\\s[^<>]{0,500})?/?>",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern ENTITY =
      Pattern.compile("&(?:#(\\d{1,7})|#[xX]([0-9a-fA-F]{1,6})|([a-zA-Z]{2,8}));");

  // The entities of HTML 4 that news text uses; whatever else looks like one stays as it is.
  private static final Map<String, String> NAMED =
      Map.ofEntries(
          Map.entry("amp", "&"),
          Map.entry("lt", "<"),
          Map.entry("gt", ">"),
          Map.entry("quot", "\""),
          Map.entry("apos", "'"),
          Map.entry("nbsp", " "),
          Map.entry("ensp", " "),
          Map.entry("emsp", " "),
          Map.entry("thinsp", " "),
          Map.entry("shy", ""),
          Map.entry("ndash", "–"),
          Map.entry("mdash", "—"),
          Map.entry("lsquo", "‘"),
          Map.entry("rsquo", "’"),
          Map.entry("ldquo", "“"),
          Map.entry("rdquo", "”"),
          Map.entry("laquo", "«"),
          Map.entry("raquo", "»"),
          Map.entry("hellip", "…"),
          Map.entry("bull", "•"),
          Map.entry("middot", "·"),
          Map.entry("copy", "©"),
          Map.entry("reg", "®"),
          Map.entry("trade", "™"),
          Map.entry("deg", "°"),
          Map.entry("euro", "€"),
          Map.entry("pound", "£"),
          Map.entry("sect", "§"),
          Map.entry("frac12", "½"),
          Map.entry("times", "×"),
          Map.entry("eacute", "é"),
          Map.entry("egrave", "è"),
          Map.entry("aacute", "á"),
          Map.entry("oacute", "ó"),
          Map.entry("iacute", "í"),
          Map.entry("uacute", "ú"),
          Map.entry("ntilde", "ñ"),
          Map.entry("ouml", "ö"),
          Map.entry("uuml", "ü"),
          Map.entry("auml", "ä"),
          Map.entry("ccedil", "ç"));

  private HtmlLeftovers() {}

  /** One pass: text without tags and with entities decoded, adding what was taken out. */
  static String clean(String text, List<Removal> removed) {
    if (text.indexOf('<') < 0 && text.indexOf('&') < 0) {
      return text;
    }
    String untagged = TAG.matcher(text).replaceAll(tag -> taken(tag.group(), " ", removed));
    return ENTITY.matcher(untagged).replaceAll(entity -> decoded(entity, removed));
  }

  private static String decoded(MatchResult entity, List<Removal> removed) {
    String character = character(entity);
    return character == null ? literal(entity.group()) : taken(entity.group(), character, removed);
  }

  private static String character(MatchResult entity) {
    if (entity.group(3) != null) {
      return NAMED.get(entity.group(3));
    }
    int code =
        entity.group(1) != null
            ? Integer.parseInt(entity.group(1))
            : Integer.parseInt(entity.group(2), 16);
    boolean character =
        Character.isValidCodePoint(code)
            && !Character.isISOControl(code)
            && Character.getType(code) != Character.SURROGATE;
    return character ? Character.toString(code) : null;
  }

  private static String taken(String what, String instead, List<Removal> removed) {
    removed.add(new Removal(RULE, what));
    return literal(instead);
  }

  private static String literal(String text) {
    return Matcher.quoteReplacement(text);
  }
}
