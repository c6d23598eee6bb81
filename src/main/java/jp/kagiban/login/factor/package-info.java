/** Codes as a second factor, from an app or from paper. */
@NullMarked
package jp.kagiban.login.factor;

import org.jspecify.annotations.NullMarked;
