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

    /** HMAC-SHA-512 truncated to 32 bytes, which equals one HKDF expansion. */
    @Override
    public byte[] sign(TenantId owner, byte[] message) {
        return canary.use(KeyLabel.ANCHOR, prk -> Hkdf.expand(prk, LENGTH, LABEL, Column.of(owner), message));
    }
}
