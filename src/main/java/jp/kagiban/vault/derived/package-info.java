/** The portal's own keys, each derived from the canary's key at its use and never stored. */
@NullMarked
package jp.kagiban.vault.derived;

import org.jspecify.annotations.NullMarked;
