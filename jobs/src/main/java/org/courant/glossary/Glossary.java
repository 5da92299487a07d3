package org.courant.glossary;

import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.stream.Collectors;

/** Terms and what they are called in other languages. Immutable and thread-safe. */
public final class Glossary implements Serializable {
  private static final long serialVersionUID = 1;
  private static final Glossary NONE = new Glossary(List.of());

  private final List<GlossaryEntry> entries;
  private transient ConcurrentMap<List<String>, LanguagePair> pairs = new ConcurrentHashMap<>();

  /** A glossary of these entries. */
  public Glossary(List<GlossaryEntry> entries) {
    this.entries = List.copyOf(entries);
  }

  /** The glossary that asks for nothing. */
  public static Glossary none() {
    return NONE;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Glossary glossary && entries.equals(glossary.entries);
  }

  @Override
  public int hashCode() {
    return entries.hashCode();
  }

  private Object readResolve() {
    return entries.isEmpty() ? NONE : new Glossary(entries);
  }

  /** Its concepts, in the order of the file. */
  public List<GlossaryEntry> entries() {
    return entries;
  }

  /** Whether it asks for nothing. */
  public boolean isEmpty() {
    return entries.isEmpty();
  }

  /** BCP 47 tags of the languages that have a term. */
  public Set<String> languages() {
    return entries.stream()
        .flatMap(entry -> entry.terms().keySet().stream())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** How many concepts have a term in both languages. */
  public int size(String source, String target) {
    return (int) entries.stream().filter(entry -> !entry.pairs(source, target).isEmpty()).count();
  }

  /** The terms for two languages. */
  public LanguagePair pair(String source, String target) {
    return pairs.computeIfAbsent(
        List.of(source, target),
        key ->
            new LanguagePair(
                entries.stream().flatMap(entry -> entry.pairs(source, target).stream()).toList(),
                source,
                target));
  }

  /**
   * Names what the glossary asks of one sentence, so that a sentence is translated anew only when
   * its own terms changed; empty if it asks nothing.
   */
  public Optional<String> digest(String text, String source, String target) {
    if (isEmpty()) {
      return Optional.empty();
    }
    List<GlossaryTerm> terms = pair(source, target).terms(text);
    return terms.isEmpty() ? Optional.empty() : Optional.of(sha256(terms.toString()));
  }

  /** Names the glossary by what it asks: lines, domains and notes do not count. */
  public String sha256() {
    return sha256(
        entries.stream()
            .map(
                entry ->
                    "%s %s %s %s"
                        .formatted(
                            entry.terms(),
                            entry.forbidden(),
                            entry.caseRule(),
                            entry.doNotTranslate()))
            .collect(Collectors.joining("\n")));
  }

  private static String sha256(String text) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Cannot hash: every JDK has SHA-256", e);
    }
  }

  @Override
  public String toString() {
    return "Glossary[%d entries, sha256=%s]".formatted(entries.size(), sha256());
  }
}
