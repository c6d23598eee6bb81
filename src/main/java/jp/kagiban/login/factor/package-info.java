/** Codes as a second factor: authenticator apps and recovery codes. */
@NullMarked
package jp.kagiban.login.factor;

import org.jspecify.annotations.NullMarked;
