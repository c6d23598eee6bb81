package jp.kagiban.vault;

import java.util.List;

/** Whether the vault could open what is sealed, for those who run the portal. It opens nothing of a tenant. */
public class VaultHealth {

    private final KeyEncryptionProvider provider;
    private final KeyWrapping wrapping;
    private final Canaries canaries;

    VaultHealth(KeyEncryptionProvider provider, KeyWrapping wrapping, Canaries canaries) {
        this.provider = provider;
        this.wrapping = wrapping;
        this.canaries = canaries;
    }

    /**
     * @param activeKey the number of the key-encrypting key that wraps new tenant keys
     * @param canaryOpens whether what each key-encrypting key once wrapped can be unwrapped now
     */
    public record Standing(long activeKey, boolean canaryOpens) {}

    public Standing standing() {
        List<WrappedKey> all = canaries.all();
        return new Standing(
                provider.active().number(), !all.isEmpty() && all.stream().allMatch(this::opens));
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
