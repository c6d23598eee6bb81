/** Rate limits against guessing and floods. */
@NullMarked
package jp.kagiban.login.throttle;

import org.jspecify.annotations.NullMarked;
