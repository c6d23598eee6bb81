package jp.kagiban.vault;

import jp.kagiban.shared.OutOfReach;

/**
 * The place of the key-encrypting keys doesn't answer, or refuses this portal. This may be temporary, and says nothing
 * about sealed values.
 */
public class KekStoreAway extends VaultException implements OutOfReach {

    KekStoreAway(String message) {
        super(message);
    }
}
