package jp.kagiban.vault;

import java.util.List;
import jp.kagiban.vault.Epochs.Epoch;

/** Whether the vault could open what is sealed. It opens nothing of a tenant. */
class VaultHealth {

    private final KeyWrapping wrapping;
    private final Epochs epochs;

    VaultHealth(KeyWrapping wrapping, Epochs epochs) {
        this.wrapping = wrapping;
        this.epochs = epochs;
    }

    /** Whether what each key-encrypting key in use once wrapped can be unwrapped now. */
    VaultCondition condition() {
        List<Epoch> used = epochs.used();
        try {
            boolean opens = used.stream().map(Epoch::canary).allMatch(wrapping::unlocks);
            return opens && !used.isEmpty() ? VaultCondition.OPENS : VaultCondition.CLOSED;
        } catch (KekStoreAway away) {
            return VaultCondition.AWAY;
        }
    }
}
