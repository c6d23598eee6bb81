package jp.kagiban.vault;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import jp.kagiban.shared.Column;
import jp.kagiban.shared.TenantId;
import org.springframework.stereotype.Component;

/**
 * Makes the secret part of links that are mailed again and again though only their hash is stored. It comes of a random seed and
 * of a key derived from the canary's, so the database alone doesn't tell it, and it outlives every rotation.
 */
@Component
public final class LinkSecrets {

    private static final byte[] LABEL = "link".getBytes(StandardCharsets.US_ASCII);
    private static final int LENGTH = 32;

    private final CanaryKey canary;

    LinkSecrets(CanaryKey canary) {
        this.canary = canary;
    }

    /**
     * 43 characters that fit into an address: 256 bits, the same for the same owner and seed.
     *
     * @param owner the tenant that the link belongs to
     */
    public String derive(TenantId owner, byte[] seed) {
        byte[] secret = canary.use(KeyLabel.LINK, prk -> Hkdf.expand(prk, LENGTH, LABEL, Column.of(owner), seed));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
    }
}
