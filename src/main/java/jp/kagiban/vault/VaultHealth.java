package jp.kagiban.vault;

import java.util.List;
import jp.kagiban.vault.Epochs.Epoch;

/** Whether the vault could open what is sealed, for those who run the portal. It opens nothing of a tenant. */
public class VaultHealth {

    private final KeyWrapping wrapping;
    private final Epochs epochs;

    VaultHealth(KeyWrapping wrapping, Epochs epochs) {
        this.wrapping = wrapping;
        this.epochs = epochs;
    }

    /**
     * @param activeKey the number of the key-encrypting key that wraps new tenant keys
     * @param canaryOpens whether what each key-encrypting key once wrapped can be unwrapped now
     */
    public record Standing(long activeKey, boolean canaryOpens) {}

    public Standing standing() {
        List<Epoch> all = epochs.used();
        return new Standing(
                epochs.active().kek().number(), all.stream().map(Epoch::canary).allMatch(this::opens));
    }

    private boolean opens(WrappedKey canary) {
        try {
            wrapping.unlock(canary).close();
            return true;
        } catch (NotOpened _) {
            return false;
        }
    }
}
