/** What members type: the forms of a shop and its keys, what is found in them, and how they are stored. */
@NullMarked
package jp.kagiban.shop.entry;

import org.jspecify.annotations.NullMarked;
