package jp.kagiban.delivery.push;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.nio.ByteBuffer;
import java.security.KeyPair;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.generators.HKDFBytesGenerator;
import org.bouncycastle.crypto.params.HKDFParameters;

/** Reads what is pushed to it as a browser does, with another library's HKDF: RFC 8291, section 3. */
public final class BrowserDouble {

    private static final Base64.Encoder TEXT = Base64.getUrlEncoder().withoutPadding();

    private final String endpoint;
    private final KeyPair pair;
    private final byte[] secret = "sixteen bytes ok".getBytes(UTF_8);

    public BrowserDouble(String endpoint) throws Exception {
        this.endpoint = endpoint;
        this.pair = PushCurve.newPair();
    }

    PushKeys keys() {
        return new PushKeys(URI.create(endpoint), PushCurve.point(pair.getPublic()), secret);
    }

    /** As a page gets it. */
    public String subscription() {
        return "{\"endpoint\":\"%s\",\"expirationTime\":null,\"keys\":{\"p256dh\":\"%s\",\"auth\":\"%s\"}}"
                .formatted(
                        endpoint, TEXT.encodeToString(PushCurve.point(pair.getPublic())), TEXT.encodeToString(secret));
    }

    String read(byte[] body) throws Exception {
        ByteBuffer message = ByteBuffer.wrap(body);
        byte[] salt = next(message, 16);
        message.getInt();
        byte[] sender = next(message, message.get());
        byte[] own = PushCurve.point(pair.getPublic());
        byte[] input = derive(
                secret, PushCurve.shared(pair, sender), join("WebPush: info\0".getBytes(UTF_8), own, sender), 32);
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(
                Cipher.DECRYPT_MODE,
                new SecretKeySpec(derive(salt, input, "Content-Encoding: aes128gcm\0".getBytes(UTF_8), 16), "AES"),
                new GCMParameterSpec(128, derive(salt, input, "Content-Encoding: nonce\0".getBytes(UTF_8), 12)));
        byte[] padded = cipher.doFinal(next(message, message.remaining()));
        return new String(Arrays.copyOf(padded, padded.length - 1), UTF_8);
    }

    private static byte[] next(ByteBuffer message, int length) {
        byte[] part = new byte[length];
        message.get(part);
        return part;
    }

    private static byte[] join(byte[] first, byte[] second, byte[] third) {
        return ByteBuffer.allocate(first.length + second.length + third.length)
                .put(first)
                .put(second)
                .put(third)
                .array();
    }

    private static byte[] derive(byte[] salt, byte[] input, byte[] info, int length) {
        HKDFBytesGenerator hkdf = new HKDFBytesGenerator(new SHA256Digest());
        hkdf.init(new HKDFParameters(input, salt, info));
        byte[] derived = new byte[length];
        hkdf.generateBytes(derived, 0, length);
        return derived;
    }
}
