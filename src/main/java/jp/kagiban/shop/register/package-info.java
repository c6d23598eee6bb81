/** The shops themselves: the row and lock of each, and the events about them. */
@NullMarked
package jp.kagiban.shop.register;

import org.jspecify.annotations.NullMarked;
