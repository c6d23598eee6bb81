package jp.kagiban.vault;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.crypto.Cipher;
import javax.crypto.KDF;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.HKDFParameterSpec;
import jp.kagiban.vault.TransitDouble.Said;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A named key of the Transit engine, with its versions. */
final class TransitKey {

    private static final String PREFIX = "vault:v";

    private final boolean derived;
    private final boolean exportable;
    private final List<KeyMaterial> versions = new CopyOnWriteArrayList<>();
    private volatile int oldest = 1;
    private volatile boolean mayGo;

    TransitKey(boolean derived, boolean exportable) {
        this.derived = derived;
        this.exportable = exportable;
        rotate();
    }

    static TransitKey made(JsonNode asked) {
        return new TransitKey(
                asked.path("derived").asBoolean(false), asked.path("exportable").asBoolean(false));
    }

    void rotate() {
        versions.add(KeyMaterial.owning(Fixtures.random(KeyMaterial.KEY_LENGTH)));
    }

    /** Versions before this one decrypt no more. */
    void decryptFrom(int version) {
        oldest = version;
    }

    boolean mayGo() {
        return mayGo;
    }

    ObjectNode told(String name) {
        return TransitDouble.json()
                .put("name", name)
                .put("type", "aes256-gcm96")
                .put("derived", derived)
                .put("exportable", exportable)
                .put("allow_plaintext_backup", false)
                .put("latest_version", versions.size());
    }

    Said configured(JsonNode asked) {
        mayGo = asked.path("deletion_allowed").asBoolean(mayGo);
        return new Said(200, TransitDouble.json());
    }

    Said encrypt(JsonNode asked) {
        String refusal = refusal(asked);
        if (refusal != null) {
            return Said.refused(400, refusal);
        }
        byte[] nonce = Fixtures.random(12);
        byte[] sealed = gcm(Cipher.ENCRYPT_MODE, versions.size(), nonce, context(asked), bytes(asked, "plaintext"));
        String text = Base64.getEncoder().encodeToString(Bytes.join(nonce, sealed));
        return Said.done(TransitDouble.json().put("ciphertext", PREFIX + versions.size() + ":" + text));
    }

    Said decrypt(JsonNode asked) {
        String refusal = refusal(asked);
        if (refusal != null) {
            return Said.refused(400, refusal);
        }
        try {
            return decrypted(asked, asked.path("ciphertext").asString(""));
        } catch (IllegalArgumentException odd) {
            return Said.refused(400, "invalid ciphertext: could not decode base64");
        }
    }

    private Said decrypted(JsonNode asked, String text) {
        String[] parts = text.split(":", 3);
        if (parts.length != 3 || !text.startsWith(PREFIX) || !parts[1].matches("v[0-9]{1,4}")) {
            return Said.refused(400, "invalid ciphertext: no prefix");
        }
        int version = Math.max(1, Integer.parseInt(parts[1].substring(1)));
        if (version > versions.size()) {
            return Said.refused(400, "invalid ciphertext: version is too new");
        }
        if (version < oldest) {
            return Said.refused(400, "ciphertext or signature version is disallowed by policy (too old)");
        }
        byte[] bytes = Base64.getDecoder().decode(parts[2].getBytes(StandardCharsets.US_ASCII));
        byte[] plain = bytes.length < 28
                ? null
                : gcm(
                        Cipher.DECRYPT_MODE,
                        version,
                        Arrays.copyOf(bytes, 12),
                        context(asked),
                        Arrays.copyOfRange(bytes, 12, bytes.length));
        return plain == null
                ? Said.refused(400, "cipher: message authentication failed")
                : Said.done(TransitDouble.json().put("plaintext", plain));
    }

    private @Nullable String refusal(JsonNode asked) {
        return derived && context(asked).length == 0
                ? "missing 'context' for key derivation; the key was created using a derived key"
                : null;
    }

    private static byte[] context(JsonNode asked) {
        return bytes(asked, "context");
    }

    private static byte[] bytes(JsonNode asked, String name) {
        return Base64.getDecoder().decode(asked.path(name).asString(""));
    }

    /** Null: not authentic. */
    private byte @Nullable [] gcm(int mode, int version, byte[] nonce, byte[] context, byte[] input) {
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, derive(versions.get(version - 1), context), new GCMParameterSpec(128, nonce));
            return cipher.doFinal(input);
        } catch (GeneralSecurityException another) {
            return null;
        }
    }

    private static SecretKey derive(KeyMaterial key, byte[] context) throws GeneralSecurityException {
        return KDF.getInstance("HKDF-SHA256")
                .deriveKey(
                        "AES", HKDFParameterSpec.ofExtract().addIKM(key).thenExpand(context, KeyMaterial.KEY_LENGTH));
    }
}
