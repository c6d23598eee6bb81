/** The places of key-encryption keys (KEKs), and the tenant keys that they wrap: unwrapped, proven and cached. */
@NullMarked
package jp.kagiban.vault.keys;

import org.jspecify.annotations.NullMarked;
