package jp.kagiban.vault.keys;

import jp.kagiban.shared.OutOfReach;
import org.springframework.modulith.NamedInterface;

/**
 * The place of the key-encrypting keys doesn't answer, or refuses this portal. The failure may be temporary, and says
 * nothing about sealed values.
 */
@NamedInterface("exceptions")
public class KekStoreAway extends VaultException implements OutOfReach {

    public KekStoreAway(String message) {
        super(message);
    }
}
