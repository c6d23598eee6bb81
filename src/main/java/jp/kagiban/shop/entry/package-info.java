/** The forms for a shop and its keys: input, validation and storage. */
@NullMarked
package jp.kagiban.shop.entry;

import org.jspecify.annotations.NullMarked;
