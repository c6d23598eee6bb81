package jp.kagiban.calendar;

import java.time.Instant;

/**
 * By what a calendar tells the newer of two copies of a date.
 *
 * @param sequence how often the date or the name has changed since it was first told
 * @param changedAt when that was found last
 */
record Stamp(int sequence, Instant changedAt) {}
