package jp.kagiban.login.passkey;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import jp.kagiban.shared.MemberId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolderStrategy;
import org.springframework.security.web.webauthn.api.AuthenticatorAssertionResponse;
import org.springframework.security.web.webauthn.api.AuthenticatorAttestationResponse;
import org.springframework.security.web.webauthn.api.PublicKeyCredential;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialCreationOptions;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialRequestOptions;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialUserEntity;
import org.springframework.security.web.webauthn.jackson.WebauthnJacksonModule;
import org.springframework.security.web.webauthn.management.ImmutablePublicKeyCredentialCreationOptionsRequest;
import org.springframework.security.web.webauthn.management.ImmutablePublicKeyCredentialRequestOptionsRequest;
import org.springframework.security.web.webauthn.management.ImmutableRelyingPartyRegistrationRequest;
import org.springframework.security.web.webauthn.management.RelyingPartyAuthenticationRequest;
import org.springframework.security.web.webauthn.management.RelyingPartyPublicKey;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The two ceremonies of WebAuthn: a browser makes a passkey, and shows one. What goes to it and comes from it is JSON. */
@Component
class PasskeyCeremonies {

    /** Pages ask as soon as they are shown, so a question lives as long as a page that somebody looks at. */
    private static final Duration ANSWERED_WITHIN = Duration.ofHours(1);

    private static final Logger LOG = LoggerFactory.getLogger(PasskeyCeremonies.class);

    private final RelyingParty portal;
    private final PasskeyOwners owners;
    private final PasskeyRows passkeys;
    private final SecurityContextHolderStrategy security;
    private final Clock clock;
    private final JsonMapper json =
            JsonMapper.builder().addModule(new WebauthnJacksonModule()).build();

    PasskeyCeremonies(
            RelyingParty portal,
            PasskeyOwners owners,
            PasskeyRows passkeys,
            SecurityContextHolderStrategy security,
            Clock clock) {
        this.passkeys = passkeys;
        this.portal = portal;
        this.owners = owners;
        this.security = security;
        this.clock = clock;
    }

    /** Whether the portal's address allows passkeys: one with a name, not a number. */
    boolean offered() {
        return portal.hasName();
    }

    /** The same, where the member has a passkey. */
    boolean offeredTo(MemberId member) {
        return offered() && passkeys.isSetUpBy(member);
    }

    /** Asks for one of the member's passkeys where somebody is logged in, else for any of this portal. */
    PasskeyQuestion ask() {
        PublicKeyCredentialRequestOptions options = portal.operations()
                .createCredentialRequestOptions(new ImmutablePublicKeyCredentialRequestOptionsRequest(
                        security.getContext().getAuthentication()));
        return new PasskeyQuestion(options, json.writeValueAsString(options), clock.instant());
    }

    /** The member whose passkey answers the question; empty if none of this portal does. */
    Optional<MemberId> owner(PasskeyQuestion question, String answer) {
        if (isOld(question.askedAt())) {
            return Optional.empty();
        }
        try {
            PublicKeyCredential<AuthenticatorAssertionResponse> credential =
                    json.readValue(answer, new TypeReference<>() {});
            PublicKeyCredentialUserEntity owner = portal.operations()
                    .authenticate(new RelyingPartyAuthenticationRequest(question.options(), credential));
            return PasskeyRows.member(owner.getId());
        } catch (RuntimeException refused) {
            LOG.info("A passkey was refused: {}", refused.getClass().getSimpleName());
            return Optional.empty();
        }
    }

    /** Asks for a new passkey of the member who is logged in. */
    PasskeyOffer offer(MemberId member) {
        Authentication login = Objects.requireNonNull(security.getContext().getAuthentication());
        PublicKeyCredentialCreationOptions options = owners.named(
                portal.operations()
                        .createPublicKeyCredentialCreationOptions(
                                new ImmutablePublicKeyCredentialCreationOptionsRequest(login)),
                member);
        return new PasskeyOffer(options, json.writeValueAsString(options), clock.instant());
    }

    /** Stores what the browser has made. Returns false where it doesn't answer the offer. */
    boolean register(PasskeyOffer offer, String answer, String name) {
        if (isOld(offer.askedAt())) {
            return false;
        }
        try {
            PublicKeyCredential<AuthenticatorAttestationResponse> credential =
                    json.readValue(answer, new TypeReference<>() {});
            portal.operations()
                    .registerCredential(new ImmutableRelyingPartyRegistrationRequest(
                            offer.options(), new RelyingPartyPublicKey(credential, name)));
            return true;
        } catch (RuntimeException refused) {
            LOG.info("A new passkey was refused: {}", refused.getClass().getSimpleName());
            return false;
        }
    }

    boolean isOld(Instant askedAt) {
        return !askedAt.plus(ANSWERED_WITHIN).isAfter(clock.instant());
    }
}
