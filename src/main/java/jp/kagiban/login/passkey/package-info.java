/** Passkeys: registration, removal and use. */
@NullMarked
package jp.kagiban.login.passkey;

import org.jspecify.annotations.NullMarked;
