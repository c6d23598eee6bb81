/** What slows guessing and floods down, whoever they come from. */
@NullMarked
package jp.kagiban.login.throttle;

import org.jspecify.annotations.NullMarked;
