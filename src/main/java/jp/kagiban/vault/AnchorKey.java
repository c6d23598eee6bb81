package jp.kagiban.vault;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.function.Supplier;
import jp.kagiban.audit.AnchorSigner;
import jp.kagiban.shared.Column;

/**
 * Vouches for the history with a key derived from the canary's, which is no tenant's, lies nowhere in clear and is wrapped anew
 * for each new KEK: so an anchor outlives every rotation. It is unwrapped for each use and wiped.
 */
final class AnchorKey implements AnchorSigner {

    private static final byte[] LABEL = "anchor".getBytes(StandardCharsets.US_ASCII);
    private static final int LENGTH = 32;

    private final Supplier<WrappedKey> canary;
    private final KeyWrapping wrapping;

    /** @param canary as one of the KEKs has wrapped it, whichever */
    AnchorKey(Supplier<WrappedKey> canary, KeyWrapping wrapping) {
        this.canary = canary;
        this.wrapping = wrapping;
    }

    /** HMAC-SHA-512 cut to 32 bytes, which is what HKDF's expansion is. */
    @Override
    public byte[] sign(UUID owner, byte[] message) {
        try (KeyMaterial key = wrapping.unlock(canary.get());
                KeyMaterial prk = KeyLabel.ANCHOR.prk(key)) {
            return Hkdf.expand(prk, LENGTH, LABEL, Column.of(owner), message);
        } catch (NotOpened why) {
            throw new IllegalStateException("The key of the anchors can't be unwrapped", why);
        }
    }
}
