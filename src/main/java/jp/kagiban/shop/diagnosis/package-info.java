/** Finds which functions of its mall a key may use, and which are missing. */
@NullMarked
package jp.kagiban.shop.diagnosis;

import org.jspecify.annotations.NullMarked;
