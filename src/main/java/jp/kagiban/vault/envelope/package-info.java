/** The format of sealed values and its cryptography: keys in memory, key derivation, contexts and envelopes. */
@NullMarked
package jp.kagiban.vault.envelope;

import org.jspecify.annotations.NullMarked;
