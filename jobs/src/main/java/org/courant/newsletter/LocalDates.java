package org.courant.newsletter;

import com.ibm.icu.text.DateFormat;
import com.ibm.icu.util.TimeZone;
import com.ibm.icu.util.ULocale;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Date;

/** Dates in the words and by the calendar of a language. */
final class LocalDates {
  private final ULocale locale;

  LocalDates(ULocale locale) {
    this.locale = locale;
  }

  /** With the day of the week. */
  String full(LocalDate date) {
    return format(date, DateFormat.FULL);
  }

  /** Without it. */
  String medium(LocalDate date) {
    return format(date, DateFormat.LONG);
  }

  private String format(LocalDate date, int style) {
    DateFormat format = DateFormat.getDateInstance(style, locale);
    format.setTimeZone(TimeZone.GMT_ZONE);
    return format.format(Date.from(date.atStartOfDay(ZoneOffset.UTC).toInstant()));
  }
}
