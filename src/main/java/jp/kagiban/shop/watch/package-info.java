/** Schedules checks of the key in use, and handles their results. */
@NullMarked
package jp.kagiban.shop.watch;

import org.jspecify.annotations.NullMarked;
