/** The log of attempts to use a key, bounded per shop. */
@NullMarked
package jp.kagiban.shop.attempt;

import org.jspecify.annotations.NullMarked;
