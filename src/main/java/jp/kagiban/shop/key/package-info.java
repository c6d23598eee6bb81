/** A shop's keys: generations, the secrets of each, the ways in which one ends, and what becomes of it then. */
@NullMarked
package jp.kagiban.shop.key;

import org.jspecify.annotations.NullMarked;
