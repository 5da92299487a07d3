package org.courant.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.courant.hub.CatalogEntry.Runs;
import org.courant.hub.CatalogEntry.Table;
import org.courant.hub.CatalogEntry.Weights;
import org.courant.tokenizer.Tokenizer;
import org.junit.jupiter.api.Test;

class CatalogTest {
  private static final List<CatalogEntry> ENTRIES = Catalog.read();

  @Test
  void everyEntryCanBePulledByItsName() {
    Set<String> names = new HashSet<>();
    for (CatalogEntry entry : ENTRIES) {
      assertEquals(entry.name(), HubName.parse(entry.name()).repository());
      assertTrue(names.add(entry.name()), "twice: " + entry.name());
      assertTrue(Tokenizer.FAMILIES.contains(entry.family()), entry.name());
    }
    assertTrue(names.size() >= 20, "only " + names.size());
  }

  @Test
  void everyFactHasASource() {
    for (CatalogEntry entry : ENTRIES) {
      assertFalse(entry.sources().isEmpty(), entry.name());
      assertTrue(
          entry.sources().stream().allMatch(uri -> "https".equals(uri.getScheme())), entry.name());
      for (CatalogEntry.Score score : entry.scores()) {
        assertEquals("https", score.source().getScheme(), entry.name());
        assertTrue(score.value() > 5 && score.value() < 100, entry.name() + " " + score);
        assertFalse(score.testSet().isBlank(), entry.name());
      }
      for (Weights weights : entry.weights().stream().toList()) {
        assertTrue(WantedFiles.WEIGHTS.contains(weights.file()), entry.name());
      }
    }
  }

  /** What README says of the tokenizers' files, entry by entry. */
  @Test
  void whatDoesNotRunSaysWhy() {
    for (CatalogEntry entry : ENTRIES) {
      assertTrue(entry.runs() == Runs.YES || !entry.note().isEmpty(), entry.name());
      boolean asks = entry.family().equals("bart") || entry.name().contains("nllb");
      if (asks && !entry.tokenizer().contains("tokenizer.json")) {
        assertEquals(Runs.NO, entry.runs(), entry.name());
      }
    }
  }

  @Test
  void memoryIsTheProductsAndOneMoreTable() {
    CatalogEntry tied = entry(true);
    assertEquals(Optional.of(40_000_000L + 4_000_000), tied.memory(4));
    assertEquals(Optional.of(10_000_000L + 4_000_000), tied.memory(1));
    CatalogEntry untied = entry(false);
    assertEquals(Optional.of(40_000_000L), untied.memory(4));
    assertEquals(Optional.of(10_000_000L + 3_000_000), untied.memory(1));
  }

  /** 10 million values in half precision, a million of them the table. */
  private static CatalogEntry entry(boolean tied) {
    return new CatalogEntry(
        "acme/one",
        CatalogEntry.Task.TRANSLATION,
        "marian",
        List.of("en"),
        List.of("ko"),
        OptionalInt.empty(),
        Optional.empty(),
        Optional.of(new Weights("model.safetensors", 20, 2)),
        Optional.of(new Table(1000, 1000, tied)),
        List.of(),
        Runs.YES,
        "",
        List.of(),
        List.of());
  }
}
