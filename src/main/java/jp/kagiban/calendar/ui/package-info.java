/** The parts of pages by which dates come into a calendar. */
@NullMarked
package jp.kagiban.calendar.ui;

import org.jspecify.annotations.NullMarked;
