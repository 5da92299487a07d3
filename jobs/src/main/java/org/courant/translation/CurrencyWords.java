package org.courant.translation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.courant.inference.RequiredWords;

/** The currencies of {@code currency-words.tsv} as one language calls them. */
final class CurrencyWords {
  private static final String RESOURCE = "currency-words.tsv";
  private static final int COLUMNS = 5;
  private static final String SIGN = "sign";
  private static final String AMOUNT = "amount";
  private static final String WORD = "word";
  private static final String NONE = "-";
  private static final Pattern LETTERS = Pattern.compile("\\p{L}+");
  private static final Map<String, CurrencyWords> LANGUAGES = load();

  private final Map<String, Currency> currencies = new LinkedHashMap<>();
  private final String between;
  private final String behindAmount;
  private final String before;
  private final String behind;

  /** Finds the end of a word of an amount. */
  private final Pattern end;

  private CurrencyWords(List<String[]> rows, Map<String, String[]> signs) {
    String[] amount =
        row(rows, AMOUNT)
            .orElseThrow(
                () -> new IllegalStateException("No row %s in %s".formatted(AMOUNT, RESOURCE)));
    between = given(amount[2]);
    behindAmount = given(amount[3]);
    Optional<String[]> word = row(rows, WORD);
    before = word.map(row -> given(row[2])).orElse("");
    behind = word.map(row -> given(row[3])).orElse("");
    end = Pattern.compile(behindAmount + behind);
    rows.stream()
        .filter(row -> !row[1].equals(AMOUNT) && !row[1].equals(WORD))
        .forEach(row -> currencies.put(row[1], currency(row, signs.get(row[1]))));
    if (!currencies.keySet().equals(signs.keySet())) {
      throw new IllegalStateException("Invalid " + RESOURCE + ": " + currencies.keySet());
    }
  }

  /**
   * How a language calls a currency.
   *
   * @param amount finds an amount of it
   * @param mention finds anything that speaks of it
   * @param forms words to ask a target for, the likeliest first
   */
  private record Currency(Pattern amount, Pattern mention, List<String> forms) {}

  /** The words of a BCP 47 language, empty if its currencies are not known here. */
  static Optional<CurrencyWords> of(String language) {
    return Optional.ofNullable(LANGUAGES.get(Locale.forLanguageTag(language).getLanguage()));
  }

  /** The currencies of which a text names an amount, in the order of the table. */
  List<String> amounts(String text) {
    return text.chars().noneMatch(Character::isDigit)
        ? List.of()
        : currencies.keySet().stream()
            .filter(name -> currencies.get(name).amount().matcher(text).find())
            .toList();
  }

  /** Whether a text speaks of a currency in any way. */
  boolean mentions(String text, String currency) {
    return currencies.get(currency).mention().matcher(text).find();
  }

  /** The currencies of a text's amounts of which a text in another language does not speak. */
  List<String> unmentioned(String text, CurrencyWords others, String other) {
    return amounts(text).stream().filter(name -> !others.mentions(other, name)).toList();
  }

  /** What a target can be asked to hold for a currency, if there is a word that is certain. */
  Optional<RequiredWords> required(String currency) {
    List<String> forms = currencies.get(currency).forms();
    return forms.isEmpty()
        ? Optional.empty()
        : Optional.of(new RequiredWords(forms, letters -> !end.matcher(letters).lookingAt()));
  }

  private Currency currency(String[] row, String[] signs) {
    String amounts = signs(signs[2]);
    List<String> mentions = new ArrayList<>();
    String mentioned = signs(signs[2] + (signs[3].equals(NONE) ? "" : " " + signs[3]));
    mentions.add(mentioned);
    String named = amounts;
    if (!row[2].equals(NONE)) {
      named += "|" + before + "(?:" + row[2] + ")" + behindAmount + behind;
    }
    if (!row[3].equals(NONE)) {
      mentions.add(before + "(?:" + row[3] + ")" + behind);
    }
    // Begins with the digit, so that it is hardly tried anywhere else.
    String amount =
        "\\d(?:(?<=(?:%s)\\h?\\d)|\\h?(?:%s)|%s(?:%s))".formatted(amounts, amounts, between, named);
    mentions.add(amount);
    return new Currency(pattern(amount), pattern(String.join("|", mentions)), list(row[4]));
  }

  /** Signs and codes, of which only the case as given counts; R$ is no dollar. */
  private static String signs(String column) {
    return String.join(
        "|",
        list(column).stream()
            .map(
                sign ->
                    LETTERS.matcher(sign).matches()
                        ? "(?<!\\p{L})(?-i:" + sign + ")(?!\\p{L})"
                        : "(?<!R)" + Pattern.quote(sign))
            .toList());
  }

  private static Pattern pattern(String regex) {
    return Pattern.compile(regex, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
  }

  private static Map<String, CurrencyWords> load() {
    Map<String, List<String[]>> rows = new LinkedHashMap<>();
    for (String[] row : WordTable.rows(RESOURCE, COLUMNS)) {
      rows.computeIfAbsent(row[0], language -> new ArrayList<>()).add(row);
    }
    Map<String, String[]> signs = new LinkedHashMap<>();
    rows.remove(SIGN).forEach(row -> signs.put(row[1], row));
    Map<String, CurrencyWords> languages = new HashMap<>();
    rows.forEach((language, own) -> languages.put(language, new CurrencyWords(own, signs)));
    return Map.copyOf(languages);
  }

  private static Optional<String[]> row(List<String[]> rows, String name) {
    return rows.stream().filter(row -> row[1].equals(name)).findFirst();
  }

  private static String given(String column) {
    return column.equals(NONE) ? "" : column;
  }

  private static List<String> list(String column) {
    return column.equals(NONE) ? List.of() : Stream.of(column.split(" ", -1)).toList();
  }
}
