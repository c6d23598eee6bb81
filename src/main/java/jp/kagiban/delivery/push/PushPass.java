package jp.kagiban.delivery.push;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import jp.kagiban.shared.MailSettings;
import jp.kagiban.shared.PublicAddress;
import jp.kagiban.vault.derived.PortalKey;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Identifies the portal to push services and names a contact, by VAPID (RFC 8292). */
@Component
class PushPass {

    /** The validity of a pass. Push services accept at most a day. */
    private static final Duration VALID = Duration.ofHours(12);

    private static final Base64.Encoder TEXT = Base64.getUrlEncoder().withoutPadding();

    private final PortalKey key;
    private final PushSettings settings;
    private final MailSettings mail;
    private final Supplier<String> portal;
    private final Clock clock;

    @Autowired
    PushPass(PortalKey key, PushSettings settings, MailSettings mail, PublicAddress portal, Clock clock) {
        this(key, settings, mail, portal::base, clock);
    }

    /** @param portal returns the portal's address, which is the contact if no other is set */
    PushPass(PortalKey key, PushSettings settings, MailSettings mail, Supplier<String> portal, Clock clock) {
        this.key = key;
        this.settings = settings;
        this.mail = mail;
        this.portal = portal;
        this.clock = clock;
    }

    /** Returns the key to which a browser binds its subscription, so that nobody else can push to it. */
    String publicKey() {
        return TEXT.encodeToString(key.publicKey());
    }

    /** Returns the header {@code Authorization} for a message to this address. */
    String authorization(URI endpoint) {
        Map<String, Object> claims = new LinkedHashMap<>();
        claims.put("aud", endpoint.getScheme() + "://" + endpoint.getRawAuthority());
        claims.put("exp", clock.instant().plus(VALID).getEpochSecond());
        claims.put("sub", contact());
        String signed = part(Map.of("typ", "JWT", "alg", "ES256")) + "." + part(claims);
        String signature = TEXT.encodeToString(key.sign(signed.getBytes(US_ASCII)));
        return "vapid t=" + signed + "." + signature + ", k=" + publicKey();
    }

    private String contact() {
        String configured = settings.contact();
        if (configured != null) {
            return configured;
        }
        return mail.isSet() ? "mailto:" + mail.sender() : portal.get();
    }

    private static String part(Map<String, Object> content) {
        return TEXT.encodeToString(JsonMapper.shared().writeValueAsBytes(content));
    }
}
