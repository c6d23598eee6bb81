package jp.kagiban.delivery.push;

import java.net.URI;
import java.util.Base64;
import java.util.Optional;
import jp.kagiban.egress.OutsideAddress;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A browser's subscription (RFC 8030, 8291). {@code toString} hides it.
 *
 * @param endpoint the address of its push service; with the keys, anybody could write to the browser
 * @param point the browser's public key on P-256, uncompressed: 65 bytes
 * @param secret 16 bytes that the browser shares with the portal
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record PushKeys(URI endpoint, byte[] point, byte[] secret) {

    static final int LONGEST = 3000;
    private static final int SECRET = 16;

    /**
     * Reads a subscription from the JSON of browsers.
     *
     * @return empty if it can't be used
     */
    static Optional<PushKeys> read(String json) {
        if (json.length() > LONGEST) {
            return Optional.empty();
        }
        try {
            JsonNode subscription = JsonMapper.shared().readTree(json);
            byte[] point = decoded(subscription.path("keys").path("p256dh"));
            byte[] secret = decoded(subscription.path("keys").path("auth"));
            return OutsideAddress.read(subscription.path("endpoint").asString(""))
                    .filter(_ -> PushCurve.isPoint(point) && secret.length == SECRET)
                    .map(endpoint -> new PushKeys(endpoint, point, secret));
        } catch (JacksonException | IllegalArgumentException odd) {
            return Optional.empty();
        }
    }

    private static byte[] decoded(JsonNode text) {
        return Base64.getUrlDecoder().decode(text.asString(""));
    }

    @Override
    public String toString() {
        return "PushKeys[…]";
    }
}
