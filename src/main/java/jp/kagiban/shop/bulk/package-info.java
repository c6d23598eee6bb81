/** Bulk entry: finds keys or shops in one paste, matches them, and stores them. */
@NullMarked
package jp.kagiban.shop.bulk;

import org.jspecify.annotations.NullMarked;
