package jp.kagiban.login.passkey;

import java.time.Instant;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialRequestOptions;

/** Asks a browser for a passkey. It lives in the page that asks, and is answered once. */
public final class PasskeyQuestion {

    private final PublicKeyCredentialRequestOptions options;
    private final String json;
    private final Instant askedAt;

    PasskeyQuestion(PublicKeyCredentialRequestOptions options, String json, Instant askedAt) {
        this.options = options;
        this.json = json;
        this.askedAt = askedAt;
    }

    /** As WebAuthn has it. */
    public String json() {
        return json;
    }

    PublicKeyCredentialRequestOptions options() {
        return options;
    }

    Instant askedAt() {
        return askedAt;
    }
}
