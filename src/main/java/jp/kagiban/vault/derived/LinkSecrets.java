package jp.kagiban.vault.derived;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import jp.kagiban.shared.Column;
import jp.kagiban.shared.TenantId;
import jp.kagiban.vault.envelope.Hkdf;
import jp.kagiban.vault.envelope.KeyLabel;
import org.springframework.modulith.NamedInterface;
import org.springframework.stereotype.Component;

/**
 * Derives the secret part of a link that is mailed repeatedly, although only its hash is stored. The secret comes from
 * a random seed and the canary's key, so the database alone doesn't reveal it. It survives every rotation.
 */
@NamedInterface("derived")
@Component
public final class LinkSecrets {

    private static final byte[] LABEL = "link".getBytes(StandardCharsets.US_ASCII);
    private static final int LENGTH = 32;

    private final CanaryKey canary;

    LinkSecrets(CanaryKey canary) {
        this.canary = canary;
    }

    /**
     * Returns 43 URL-safe characters (256 bits), the same for the same owner and seed.
     *
     * @param owner the tenant of the link
     */
    public String derive(TenantId owner, byte[] seed) {
        byte[] secret = canary.use(KeyLabel.LINK, prk -> Hkdf.expand(prk, LENGTH, LABEL, Column.of(owner), seed));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
    }
}
