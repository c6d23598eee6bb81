/** A shop's keys: generations, secrets, end dates and retirement. */
@NullMarked
package jp.kagiban.shop.key;

import org.jspecify.annotations.NullMarked;
