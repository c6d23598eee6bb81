package jp.kagiban.login.passkey;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import jp.kagiban.shared.MemberId;
import jp.kagiban.shared.PublicAddress;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolderStrategy;
import org.springframework.security.web.webauthn.api.AuthenticatorAssertionResponse;
import org.springframework.security.web.webauthn.api.AuthenticatorAttestationResponse;
import org.springframework.security.web.webauthn.api.AuthenticatorSelectionCriteria;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.security.web.webauthn.api.PublicKeyCredential;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialCreationOptions;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialRequestOptions;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialRpEntity;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialUserEntity;
import org.springframework.security.web.webauthn.api.ResidentKeyRequirement;
import org.springframework.security.web.webauthn.api.UserVerificationRequirement;
import org.springframework.security.web.webauthn.jackson.WebauthnJacksonModule;
import org.springframework.security.web.webauthn.management.ImmutablePublicKeyCredentialCreationOptionsRequest;
import org.springframework.security.web.webauthn.management.ImmutablePublicKeyCredentialRequestOptionsRequest;
import org.springframework.security.web.webauthn.management.ImmutableRelyingPartyRegistrationRequest;
import org.springframework.security.web.webauthn.management.RelyingPartyAuthenticationRequest;
import org.springframework.security.web.webauthn.management.RelyingPartyPublicKey;
import org.springframework.security.web.webauthn.management.WebAuthnRelyingPartyOperations;
import org.springframework.security.web.webauthn.management.Webauthn4JRelyingPartyOperations;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The two WebAuthn ceremonies: a browser makes a passkey, and shows one. Both exchange JSON with the browser. */
@Component
class PasskeyCeremonies {

    /** Pages ask as soon as they are shown, so a question lives as long as a page in use. */
    private static final Duration ANSWERED_WITHIN = Duration.ofHours(1);

    private static final Logger LOG = LoggerFactory.getLogger(PasskeyCeremonies.class);

    private static final String NAME = "Kagiban";

    private final PublicAddress address;
    private final PasskeyOwners owners;
    private final PasskeyRows passkeys;
    private final SecurityContextHolderStrategy security;
    private final Clock clock;
    private final JsonMapper json =
            JsonMapper.builder().addModule(new WebauthnJacksonModule()).build();

    PasskeyCeremonies(
            PublicAddress address,
            PasskeyOwners owners,
            PasskeyRows passkeys,
            SecurityContextHolderStrategy security,
            Clock clock) {
        this.passkeys = passkeys;
        this.address = address;
        this.owners = owners;
        this.security = security;
        this.clock = clock;
    }

    /** Whether the portal's address allows passkeys: one with a name, not a number. */
    boolean offered() {
        String host = host();
        return !host.startsWith("[") && !host.matches("[0-9.]+");
    }

    /** The same, where the member has a passkey. */
    boolean offeredTo(MemberId member) {
        return offered() && passkeys.isSetUpBy(member);
    }

    /** Asks for one of the member's passkeys where somebody is logged in, else for any of this portal. */
    PasskeyLogIns.Question ask() {
        PublicKeyCredentialRequestOptions options = operations()
                .createCredentialRequestOptions(new ImmutablePublicKeyCredentialRequestOptionsRequest(
                        security.getContext().getAuthentication()));
        return new PasskeyLogIns.Question(options, json.writeValueAsString(options), clock.instant());
    }

    /** A passkey that was shown, and the member whose it is. */
    record Shown(MemberId owner, Bytes passkey) {}

    /** The passkey that answers the question; empty if none of this portal does. */
    Optional<Shown> shown(PasskeyLogIns.Question question, String answer) {
        if (isOld(question.askedAt())) {
            return Optional.empty();
        }
        try {
            PublicKeyCredential<AuthenticatorAssertionResponse> credential =
                    json.readValue(answer, new TypeReference<>() {});
            PublicKeyCredentialUserEntity owner =
                    operations().authenticate(new RelyingPartyAuthenticationRequest(question.options(), credential));
            return PasskeyRows.member(owner.getId()).map(member -> new Shown(member, credential.getRawId()));
        } catch (RuntimeException refused) {
            // The history has it. Anybody can try, so the log hasn't.
            LOG.debug("A passkey was refused: {}", refused.getClass().getSimpleName());
            return Optional.empty();
        }
    }

    /** Whether it hasn't been removed since it was shown. */
    boolean isThere(Shown shown) {
        return passkeys.findByCredentialId(shown.passkey()) != null;
    }

    /** Asks for a new passkey of the member who is logged in. */
    Passkeys.Offer offer(MemberId member) {
        Authentication login = Objects.requireNonNull(security.getContext().getAuthentication());
        PublicKeyCredentialCreationOptions options = owners.named(
                operations()
                        .createPublicKeyCredentialCreationOptions(
                                new ImmutablePublicKeyCredentialCreationOptionsRequest(login)),
                member);
        return new Passkeys.Offer(options, json.writeValueAsString(options), clock.instant());
    }

    /** Stores the browser's new passkey. Returns false if it doesn't answer the offer. */
    boolean register(Passkeys.Offer offer, String answer, String name) {
        if (isOld(offer.askedAt())) {
            return false;
        }
        try {
            PublicKeyCredential<AuthenticatorAttestationResponse> credential =
                    json.readValue(answer, new TypeReference<>() {});
            passkeys.add(operations()
                    .registerCredential(new ImmutableRelyingPartyRegistrationRequest(
                            offer.options(), new RelyingPartyPublicKey(credential, name))));
            return true;
        } catch (RuntimeException refused) {
            LOG.info("A new passkey was refused: {}", refused.getClass().getSimpleName());
            return false;
        }
    }

    boolean isOld(Instant askedAt) {
        return !askedAt.plus(ANSWERED_WITHIN).isAfter(clock.instant());
    }

    /**
     * Creates the operations for each ceremony, because the public address is known only once the portal listens. User verification (finger
     * or PIN) is required, so a passkey counts as both factors. Resident keys are required, so a login needs no typed address.
     */
    private WebAuthnRelyingPartyOperations operations() {
        PublicKeyCredentialRpEntity portal =
                PublicKeyCredentialRpEntity.builder().id(host()).name(NAME).build();
        Webauthn4JRelyingPartyOperations operations =
                new Webauthn4JRelyingPartyOperations(owners, passkeys, portal, Set.of(address.base()));
        operations.setCustomizeRequestOptions(
                request -> request.userVerification(UserVerificationRequirement.REQUIRED));
        operations.setCustomizeCreationOptions(
                creation -> creation.authenticatorSelection(AuthenticatorSelectionCriteria.builder()
                        .userVerification(UserVerificationRequirement.REQUIRED)
                        .residentKey(ResidentKeyRequirement.REQUIRED)
                        .build()));
        return operations;
    }

    private String host() {
        return URI.create(address.base()).getHost();
    }
}
