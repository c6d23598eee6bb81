/** Which functions of its mall a key may use, and what it lacks. */
@NullMarked
package jp.kagiban.shop.diagnosis;

import org.jspecify.annotations.NullMarked;
