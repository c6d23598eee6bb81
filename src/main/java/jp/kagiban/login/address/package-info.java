/** A member's mail address: verification, changes, and mails to it. */
@NullMarked
package jp.kagiban.login.address;

import org.jspecify.annotations.NullMarked;
