/** What came of each try of a key, kept within a bound. */
@NullMarked
package jp.kagiban.shop.attempt;

import org.jspecify.annotations.NullMarked;
