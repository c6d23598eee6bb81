/** Page sections that offer the calendar feed and file. */
@NullMarked
package jp.kagiban.calendar.ui;

import org.jspecify.annotations.NullMarked;
