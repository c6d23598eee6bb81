/** When a mall is asked about the key in use, and what follows from the answer. */
@NullMarked
package jp.kagiban.shop.watch;

import org.jspecify.annotations.NullMarked;
