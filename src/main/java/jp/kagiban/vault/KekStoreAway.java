package jp.kagiban.vault;

import jp.kagiban.shared.OutOfReach;

/** The place that keeps the key-encrypting keys doesn't answer, or refuses this portal. It says nothing of what is sealed, and may be over soon. */
public class KekStoreAway extends VaultException implements OutOfReach {

    KekStoreAway(String message) {
        super(message);
    }
}
