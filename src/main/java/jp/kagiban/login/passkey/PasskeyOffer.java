package jp.kagiban.login.passkey;

import java.time.Instant;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialCreationOptions;

/** Asks a browser to make a passkey. It lives in the page that asks, and is answered once. */
public final class PasskeyOffer {

    private final PublicKeyCredentialCreationOptions options;
    private final String json;
    private final Instant askedAt;

    PasskeyOffer(PublicKeyCredentialCreationOptions options, String json, Instant askedAt) {
        this.options = options;
        this.json = json;
        this.askedAt = askedAt;
    }

    /** As WebAuthn has it. */
    public String json() {
        return json;
    }

    PublicKeyCredentialCreationOptions options() {
        return options;
    }

    Instant askedAt() {
        return askedAt;
    }
}
