package jp.kagiban.delivery.push;

import java.net.URI;
import java.util.Base64;
import java.util.Optional;
import jp.kagiban.egress.OutsideAddress;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a browser tells so that something can be pushed to it (RFC 8030, 8291). It shows itself in no text.
 *
 * @param endpoint where its push service takes messages; whoever knows it and the rest can write to the browser
 * @param point the browser's public key on P-256, uncompressed: 65 bytes
 * @param secret 16 bytes that only the browser and we know
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record PushKeys(URI endpoint, byte[] point, byte[] secret) {

    static final int LONGEST = 3000;
    private static final int SECRET = 16;

    /**
     * Reads what a browser calls the JSON of its subscription.
     *
     * @return empty if it is none, or one that can't be used
     */
    static Optional<PushKeys> read(String json) {
        if (json.length() > LONGEST) {
            return Optional.empty();
        }
        try {
            JsonNode told = JsonMapper.shared().readTree(json);
            byte[] point = decoded(told.path("keys").path("p256dh"));
            byte[] secret = decoded(told.path("keys").path("auth"));
            return OutsideAddress.read(told.path("endpoint").asString(""))
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
