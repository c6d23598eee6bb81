/** The page section that offers the calendar address. */
@NullMarked
package jp.kagiban.calendar.ui;

import org.jspecify.annotations.NullMarked;
