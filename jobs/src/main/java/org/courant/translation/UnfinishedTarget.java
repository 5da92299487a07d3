package org.courant.translation;

import java.util.Optional;
import java.util.regex.Pattern;
import org.courant.briefing.Finding;

/** The source ends as a sentence does, the target does not: it may have been cut. */
final class UnfinishedTarget implements QualityCheck {
  static final String CODE = "unfinished";

  private static final Pattern CLOSERS = Pattern.compile("[\\s\\p{Pe}\\p{Pf}\\p{Pi}\"'’”]+$");
  private static final Pattern SENTENCE = Pattern.compile("[.!?…]$");

  /** How Korean sentences end, with a full stop or without. */
  private static final Pattern KOREAN = Pattern.compile("[다요까죠]$");

  @Override
  public String code() {
    return CODE;
  }

  @Override
  public boolean appliesTo(Candidate candidate) {
    boolean marked =
        TargetScript.of(candidate.language()).isPresent() && !candidate.language().startsWith("th");
    return marked && SENTENCE.matcher(opened(candidate.source())).find();
  }

  @Override
  public Optional<Finding> examine(Candidate candidate) {
    String target = opened(candidate.target());
    return target.isEmpty() || !appliesTo(candidate) || ends(target)
        ? Optional.empty()
        : Optional.of(new Finding(CODE, "the target does not end as a sentence"));
  }

  private static boolean ends(String target) {
    int type = Character.getType(target.codePointBefore(target.length()));
    boolean mark = type == Character.OTHER_PUNCTUATION && !target.endsWith(",");
    return mark || type == Character.DASH_PUNCTUATION || KOREAN.matcher(target).find();
  }

  /** The text without the brackets and quotation marks that close it. */
  private static String opened(String text) {
    return CLOSERS.matcher(text).replaceFirst("");
  }
}
