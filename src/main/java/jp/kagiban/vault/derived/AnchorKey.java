package jp.kagiban.vault.derived;

import java.nio.charset.StandardCharsets;
import jp.kagiban.audit.AnchorSigner;
import jp.kagiban.shared.Column;
import jp.kagiban.shared.TenantId;
import jp.kagiban.vault.envelope.Hkdf;
import jp.kagiban.vault.envelope.KeyLabel;
import org.springframework.stereotype.Component;

/**
 * Signs anchors of the history. The key is derived from the canary's key, so anchors stay valid after every rotation.
 */
@Component
final class AnchorKey implements AnchorSigner {

    private static final byte[] LABEL = "anchor".getBytes(StandardCharsets.US_ASCII);
    private static final int LENGTH = 32;

    private final CanaryKey canary;

    AnchorKey(CanaryKey canary) {
        this.canary = canary;
    }

    /** Returns the first 32 bytes of an HMAC-SHA-512, computed as one HKDF expansion. */
    @Override
    public byte[] sign(TenantId owner, byte[] message) {
        return canary.use(KeyLabel.ANCHOR, prk -> Hkdf.expand(prk, LENGTH, LABEL, Column.of(owner), message));
    }
}
