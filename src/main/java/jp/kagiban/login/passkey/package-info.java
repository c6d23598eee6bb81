/** Passkeys: how a member adds and removes them, and what they prove. */
@NullMarked
package jp.kagiban.login.passkey;

import org.jspecify.annotations.NullMarked;
