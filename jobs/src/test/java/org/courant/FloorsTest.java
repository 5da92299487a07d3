package org.courant;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * The house has floors: a package imports only packages on lower floors, and neighbours on one
 * floor do not import each other.
 */
class FloorsTest {
  private static final String ROOT = "org.courant";

  private static final Map<String, Integer> FLOORS =
      new TreeMap<>(
          Map.ofEntries(
              Map.entry("cli", 8),
              Map.entry("spark", 7),
              Map.entry("evaluation", 7),
              Map.entry("translation", 6),
              Map.entry("summary", 6),
              Map.entry("page", 6),
              Map.entry("newsletter", 6),
              Map.entry("briefing", 5),
              Map.entry("benchmark", 5),
              Map.entry("inference", 4),
              Map.entry("transformer", 3),
              Map.entry("tokenizer", 3),
              Map.entry("checkpoint", 2),
              Map.entry("hub", 2),
              Map.entry("glossary", 2),
              Map.entry("memory", 2),
              Map.entry("corpus", 2),
              Map.entry("template", 1),
              Map.entry("text", 1)));

  /** Foreign packages that are at home in some of ours only. */
  private static final Map<String, Set<String>> FOREIGN =
      Map.ofEntries(
          Map.entry("org.apache.spark..", Set.of("spark")),
          Map.entry("org.apache.hadoop..", Set.of("spark")),
          Map.entry("org.apache.parquet..", Set.of("spark")),
          Map.entry("scala..", Set.of("spark")),
          Map.entry("com.codahale.metrics..", Set.of("spark")),
          Map.entry("org.slf4j..", Set.of("spark")),
          Map.entry("ai.djl..", Set.of("transformer", "tokenizer")),
          Map.entry("picocli..", Set.of("cli")),
          Map.entry("org.jsoup..", Set.of("corpus")),
          Map.entry("org.commonmark..", Set.of("corpus")),
          Map.entry("org.apache.commons.csv..", Set.of("corpus", "glossary", "memory")),
          Map.entry("org.apache.commons.io..", Set.of("inference", "spark", "cli")),
          Map.entry("freemarker..", Set.of("template")),
          Map.entry("org.apache.james..", Set.of("newsletter")),
          Map.entry("org.snakeyaml..", Set.of("checkpoint")),
          Map.entry("com.ibm.icu..", Set.of("text", "corpus", "newsletter")),
          Map.entry(
              "com.fasterxml.jackson..",
              Set.of("benchmark", "checkpoint", "corpus", "evaluation", "hub", "page", "spark")));

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages(ROOT);

  @Test
  void everyPackageHasAFloor() {
    Set<String> packages =
        CLASSES.getPackage(ROOT).getSubpackages().stream()
            .map(JavaPackage::getRelativeName)
            .collect(Collectors.toCollection(TreeSet::new));
    assertEquals(FLOORS.keySet(), packages);
  }

  @Test
  void aPackageImportsOnlyLowerFloors() {
    FLOORS.forEach((name, floor) -> check(noClassesIn(name, sameOrHigher(name, floor))));
  }

  @Test
  void packagesHaveNoCycles() {
    check(slices().matching(ROOT + ".(*)..").should().beFreeOfCycles());
  }

  @Test
  void foreignTypesStayWhereTheyAreAtHome() {
    FOREIGN.forEach(
        (foreign, homes) ->
            check(
                noClasses()
                    .that()
                    .resideOutsideOfPackages(inside(homes))
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage(foreign)));
  }

  @Test
  void onlyTheCommandLineTalks() {
    check(
        noClasses().that().resideOutsideOfPackage(ROOT + ".cli..").should(ACCESS_STANDARD_STREAMS));
  }

  private static ArchRule noClassesIn(String name, List<String> forbidden) {
    return noClasses()
        .that()
        .resideInAPackage(ROOT + "." + name + "..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(forbidden.toArray(String[]::new));
  }

  private static List<String> sameOrHigher(String name, int floor) {
    return FLOORS.entrySet().stream()
        .filter(other -> !other.getKey().equals(name) && other.getValue() >= floor)
        .map(other -> ROOT + "." + other.getKey() + "..")
        .toList();
  }

  private static String[] inside(Set<String> homes) {
    return homes.stream().map(home -> ROOT + "." + home + "..").toArray(String[]::new);
  }

  private static void check(ArchRule rule) {
    rule.allowEmptyShould(true).check(CLASSES);
  }
}
