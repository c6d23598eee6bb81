package jp.kagiban.vault;

import java.nio.charset.StandardCharsets;
import jp.kagiban.audit.AnchorSigner;
import jp.kagiban.shared.Column;
import jp.kagiban.shared.TenantId;
import org.springframework.stereotype.Component;

/** Vouches for the history with a key derived from the canary's: so an anchor outlives every rotation. */
@Component
final class AnchorKey implements AnchorSigner {

    private static final byte[] LABEL = "anchor".getBytes(StandardCharsets.US_ASCII);
    private static final int LENGTH = 32;

    private final CanaryKey canary;

    AnchorKey(CanaryKey canary) {
        this.canary = canary;
    }

    /** HMAC-SHA-512 cut to 32 bytes, which is what HKDF's expansion is. */
    @Override
    public byte[] sign(TenantId owner, byte[] message) {
        return canary.use(KeyLabel.ANCHOR, prk -> Hkdf.expand(prk, LENGTH, LABEL, Column.of(owner), message));
    }
}
