/** A member's mail address: whether it is proven, how it changes, and what is mailed there. */
@NullMarked
package jp.kagiban.login.address;

import org.jspecify.annotations.NullMarked;
