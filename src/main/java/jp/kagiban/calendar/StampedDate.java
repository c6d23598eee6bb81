package jp.kagiban.calendar;

/** A date, and how new it is. */
record StampedDate(KeyDate date, Stamp stamp) {}
