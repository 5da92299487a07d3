package org.courant.evaluation;

import org.courant.briefing.Finding;

/**
 * A finding on a professional translation; some are right, as translators slip too.
 *
 * @param line number of the line, the first is 1
 * @param finding what the check says
 */
public record FalseAlarm(int line, Finding finding) {}
