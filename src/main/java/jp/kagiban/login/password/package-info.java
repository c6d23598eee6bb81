/** Passwords: rules, checks, changes and resets. */
@NullMarked
package jp.kagiban.login.password;

import org.jspecify.annotations.NullMarked;
