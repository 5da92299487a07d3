package org.courant.cli;

import java.io.PrintWriter;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.courant.hub.CatalogEntry;
import org.courant.hub.CatalogEntry.Runs;
import org.courant.hub.CatalogEntry.Score;

/** Entries of the catalog, for a terminal or for the README beside it. */
final class CatalogTable {
  private static final String UNKNOWN = "not found";

  private final PrintWriter out;

  CatalogTable(PrintWriter out) {
    this.out = out;
  }

  /** A block of lines for each entry. */
  void blocks(List<CatalogEntry> entries) {
    Rows rows = new Rows(out);
    for (CatalogEntry entry : entries) {
      out.println(entry.name());
      rows.row("  for", task(entry) + ": " + languages(entry));
      rows.row("  licence", LicenceText.of(entry.licence()));
      rows.row("  download", download(entry));
      rows.row("  memory", memory(entry) + " (float32, bfloat16, int8)");
      for (Score score : entry.scores()) {
        rows.row("  score", score(score) + " on " + score.testSet());
      }
      rows.row("  needs", String.join(", ", entry.tokenizer()));
      rows.row("  runs", runs(entry));
      rows.row("  pull", "courant models pull " + entry.name());
    }
  }

  /** A Markdown table, and the sources below it. */
  void markdown(List<CatalogEntry> entries) {
    out.println(
        "| checkpoint | languages | licence | download | memory float32, bfloat16, int8 | scores |"
            + " tokenizer | runs |");
    out.println("|---|---|---|---|---|---|---|---|");
    for (CatalogEntry entry : entries) {
      out.println(
          "| "
              + String.join(
                  " | ",
                  "`" + entry.name() + "`",
                  languages(entry),
                  LicenceText.of(entry.licence()),
                  download(entry),
                  memory(entry),
                  scores(entry),
                  entry.tokenizer().stream()
                      .map(file -> "`" + file + "`")
                      .collect(Collectors.joining(", ")),
                  runs(entry))
              + " |");
    }
    out.println();
    entries.forEach(this::sources);
  }

  private void sources(CatalogEntry entry) {
    String links =
        entry.sources().stream()
            .map(URI::toString)
            .map(uri -> "<" + uri + ">")
            .collect(Collectors.joining(", "));
    String scores =
        entry.scores().stream()
            .map(Score::source)
            .distinct()
            .filter(source -> !entry.sources().contains(source))
            .map(uri -> "<" + uri + ">")
            .collect(Collectors.joining(", "));
    out.println(
        "- `" + entry.name() + "`: " + links + (scores.isEmpty() ? "" : "; scores " + scores));
  }

  private static String task(CatalogEntry entry) {
    return entry.task().name().toLowerCase(Locale.ROOT);
  }

  private static String languages(CatalogEntry entry) {
    String more =
        entry.languages().isPresent() ? " and others, " + entry.languages().getAsInt() : "";
    String to = String.join(", ", entry.to()) + more;
    return entry.from().equals(entry.to()) ? to : String.join(", ", entry.from()) + " to " + to;
  }

  private static String download(CatalogEntry entry) {
    return entry
        .weights()
        .map(weights -> ByteCount.text(weights.megabytes() * 1_000_000))
        .orElse(UNKNOWN);
  }

  /** Without the shape of the embedding table the numbers are too low, and say so by a plus. */
  private static String memory(CatalogEntry entry) {
    if (entry.weights().isEmpty()) {
      return UNKNOWN;
    }
    String plus = entry.table().isPresent() ? "" : "+";
    return List.of(4, 2, 1).stream()
        .flatMap(bytes -> entry.memory(bytes).stream())
        .map(bytes -> ByteCount.text(bytes) + plus)
        .collect(Collectors.joining(", "));
  }

  /** The scores by test set. */
  private static String scores(CatalogEntry entry) {
    Map<String, List<Score>> bySet =
        entry.scores().stream()
            .collect(
                Collectors.groupingBy(Score::testSet, LinkedHashMap::new, Collectors.toList()));
    return bySet.entrySet().stream()
        .map(
            set ->
                set.getValue().stream().map(CatalogTable::score).collect(Collectors.joining(", "))
                    + " ("
                    + set.getKey()
                    + ")")
        .collect(Collectors.joining("; "));
  }

  private static String score(Score score) {
    return String.format(
        Locale.ROOT, "%s %s %.1f", score.languages(), score.metric(), score.value());
  }

  private static String runs(CatalogEntry entry) {
    String verdict = entry.runs().name().toLowerCase(Locale.ROOT);
    if (entry.note().isEmpty()) {
      return verdict;
    }
    return verdict + (entry.runs() == Runs.YES ? "; " : ": ") + entry.note();
  }
}
