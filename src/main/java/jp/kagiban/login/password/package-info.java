/** Which passwords are taken, how they are checked, changed and reset. */
@NullMarked
package jp.kagiban.login.password;

import org.jspecify.annotations.NullMarked;
