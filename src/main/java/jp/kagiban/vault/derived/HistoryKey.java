package jp.kagiban.vault.derived;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.Function;
import jp.kagiban.audit.HistorySigner;
import jp.kagiban.vault.envelope.Bytes;
import jp.kagiban.vault.envelope.Hkdf;
import jp.kagiban.vault.envelope.KeyLabel;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.crypto.signers.Ed25519Signer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Signs histories. The key is derived from the canary, the one random key that every KEK wraps (see {@link CanaryKey}).
 * So it is never stored, and stays the same when the KEK is rotated.
 */
@Component
final class HistoryKey implements HistorySigner {

    private static final byte[] LABEL = "ed25519".getBytes(StandardCharsets.US_ASCII);

    /** The X.509 header before the 32 bytes of the key (RFC 8410). */
    private static final byte[] PREFIX = {0x30, 0x2a, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x70, 0x03, 0x21, 0x00};

    private final CanaryKey canary;
    private volatile byte @Nullable [] cachedPublicKey;

    HistoryKey(CanaryKey canary) {
        this.canary = canary;
    }

    /** Derives the key once and caches it, since anybody may request it as often as they like. */
    @Override
    public byte[] publicKey() {
        byte[] encoded = cachedPublicKey;
        if (encoded == null) {
            encoded = Bytes.join(
                    PREFIX,
                    withKey(Ed25519PrivateKeyParameters::generatePublicKey).getEncoded());
            cachedPublicKey = encoded;
        }
        return encoded.clone();
    }

    @Override
    public byte[] sign(byte[] message) {
        return withKey(key -> {
            Ed25519Signer signer = new Ed25519Signer();
            signer.init(true, key);
            signer.update(message, 0, message.length);
            return signer.generateSignature();
        });
    }

    private <T> T withKey(Function<Ed25519PrivateKeyParameters, T> use) {
        return canary.use(KeyLabel.HISTORY, prk -> {
            byte[] seed = Hkdf.expand(prk, Ed25519PrivateKeyParameters.KEY_SIZE, LABEL);
            try {
                return use.apply(new Ed25519PrivateKeyParameters(seed, 0));
            } finally {
                Arrays.fill(seed, (byte) 0);
            }
        });
    }
}
