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
import org.springframework.dao.DataAccessException;
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

/** Runs the two WebAuthn ceremonies: a browser creates a passkey, or shows one. Both exchange JSON with the browser. */
@Component
class PasskeyCeremonies {

    /** How long a question is valid. Pages create it as soon as they are shown, so it must last as long as a page is used. */
    private static final Duration VALID = Duration.ofHours(1);

    /** Browsers' answers are much shorter, even with a manufacturer's certificates. */
    private static final int LONGEST_ANSWER = 16 * 1024;

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

    /** Whether the portal's address allows passkeys: its host must be a name, not a number. */
    boolean offered() {
        String host = host();
        return !host.startsWith("[") && !host.matches("[0-9.]+");
    }

    /** Whether passkeys are allowed, and the member has one. */
    boolean offeredTo(MemberId member) {
        return offered() && passkeys.isSetUpBy(member);
    }

    /** Asks for a passkey of the logged-in member; without a login, for any passkey of this portal. */
    PasskeyLogIns.Question ask() {
        PublicKeyCredentialRequestOptions options = operations()
                .createCredentialRequestOptions(new ImmutablePublicKeyCredentialRequestOptionsRequest(
                        security.getContext().getAuthentication()));
        return new PasskeyLogIns.Question(options, json.writeValueAsString(options), clock.instant());
    }

    /** A passkey that a browser has shown, and its owner. */
    record Shown(MemberId owner, Bytes passkey) {}

    /** Checks a browser's answer. Empty if it isn't a right answer by a passkey of this portal. */
    Optional<Shown> check(PasskeyLogIns.Question question, String answer) {
        if (isOld(question.askedAt()) || answer.length() > LONGEST_ANSWER) {
            return Optional.empty();
        }
        try {
            PublicKeyCredential<AuthenticatorAssertionResponse> credential =
                    json.readValue(answer, new TypeReference<>() {});
            PublicKeyCredentialUserEntity owner =
                    operations().authenticate(new RelyingPartyAuthenticationRequest(question.options(), credential));
            return PasskeyRows.member(owner.getId()).map(member -> new Shown(member, credential.getRawId()));
        } catch (RuntimeException refused) {
            // Not in the usual log, because anybody can try. The history records it.
            LOG.debug("A passkey was refused: {}", refused.getClass().getSimpleName());
            return Optional.empty();
        }
    }

    /** Whether the passkey hasn't been removed since it was shown. */
    boolean exists(Shown shown) {
        return passkeys.findByCredentialId(shown.passkey()) != null;
    }

    /** Returns a request for the browser to create a passkey for the logged-in member. */
    Passkeys.Offer offer(MemberId member) {
        Authentication login = Objects.requireNonNull(security.getContext().getAuthentication());
        PublicKeyCredentialCreationOptions options = owners.nameByAddress(
                operations()
                        .createPublicKeyCredentialCreationOptions(
                                new ImmutablePublicKeyCredentialCreationOptionsRequest(login)),
                member);
        return new Passkeys.Offer(options, json.writeValueAsString(options), clock.instant());
    }

    /** Stores the browser's new passkey. Returns false if it doesn't answer the offer. */
    boolean register(Passkeys.Offer offer, String answer, String name) {
        if (isOld(offer.askedAt()) || answer.length() > LONGEST_ANSWER) {
            return false;
        }
        try {
            PublicKeyCredential<AuthenticatorAttestationResponse> credential =
                    json.readValue(answer, new TypeReference<>() {});
            passkeys.add(operations()
                    .registerCredential(new ImmutableRelyingPartyRegistrationRequest(
                            offer.options(), new RelyingPartyPublicKey(credential, name))));
            return true;
        } catch (DataAccessException fault) {
            throw fault;
        } catch (RuntimeException refused) {
            LOG.debug("A new passkey was refused: {}", refused.getClass().getSimpleName());
            return false;
        }
    }

    boolean isOld(Instant askedAt) {
        return !askedAt.plus(VALID).isAfter(clock.instant());
    }

    /**
     * Creates the operations for each ceremony, because the public address is known only after the portal listens. User
     * verification (finger or PIN) is required, so a passkey counts as both factors. Resident keys are required, so a
     * login needs no typed address.
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
