/** The shops themselves: the row of each and its lock, and what rooms and other modules are told of it. */
@NullMarked
package jp.kagiban.shop.register;

import org.jspecify.annotations.NullMarked;
