package jp.kagiban.login;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import jp.kagiban.audit.Action;
import jp.kagiban.mail.MailKind;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.core.context.SecurityContextHolderStrategy;
import org.springframework.security.web.webauthn.api.AuthenticatorAssertionResponse;
import org.springframework.security.web.webauthn.api.AuthenticatorAttestationResponse;
import org.springframework.security.web.webauthn.api.CredentialRecord;
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
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * Passkeys: adding, using, removing. What goes to the browser and comes from it is the JSON of WebAuthn; a question lives in
 * the page that asks, and each is asked once.
 */
@Service
public class Passkeys {

    private static final Duration ANSWERED_WITHIN = Duration.ofHours(1);
    private static final Logger LOG = LoggerFactory.getLogger(Passkeys.class);

    private final RelyingParty portal;
    private final PasskeyOwners owners;
    private final PasskeyRows rows;
    private final OwnFactors factors;
    private final RecoveryCodes codes;
    private final SecondFactor second;
    private final RecentProof proof;
    private final CurrentMember current;
    private final BrowserLogIn browser;
    private final LoginGate gate;
    private final FactorNews news;
    private final LoginHistory history;
    private final SecurityContextHolderStrategy security;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final JsonMapper json =
            JsonMapper.builder().addModule(new WebauthnJacksonModule()).build();

    Passkeys(
            RelyingParty portal,
            PasskeyOwners owners,
            PasskeyRows rows,
            OwnFactors factors,
            RecoveryCodes codes,
            SecondFactor second,
            RecentProof proof,
            CurrentMember current,
            BrowserLogIn browser,
            LoginGate gate,
            FactorNews news,
            LoginHistory history,
            SecurityContextHolderStrategy security,
            TransactionTemplate transaction,
            Clock clock) {
        this.clock = clock;
        this.portal = portal;
        this.owners = owners;
        this.rows = rows;
        this.factors = factors;
        this.codes = codes;
        this.second = second;
        this.proof = proof;
        this.current = current;
        this.browser = browser;
        this.gate = gate;
        this.news = news;
        this.history = history;
        this.security = security;
        this.transaction = transaction;
    }

    /**
     * A member's passkey.
     *
     * @param lastUsedAt when it was added, if never
     */
    public record Passkey(String id, String name, Instant addedAt, Instant lastUsedAt) {}

    /** A question to the browser, and its JSON. */
    public final class Question {

        private final PublicKeyCredentialRequestOptions options;
        private final Instant askedAt = clock.instant();

        private Question(PublicKeyCredentialRequestOptions options) {
            this.options = options;
        }

        public String json() {
            return json.writeValueAsString(options);
        }
    }

    /** A new passkey that the browser is asked to make, and the question's JSON. */
    public final class Offer {

        private final PublicKeyCredentialCreationOptions options;
        private final Instant askedAt = clock.instant();

        private Offer(PublicKeyCredentialCreationOptions options) {
            this.options = options;
        }

        public String json() {
            return json.writeValueAsString(options);
        }
    }

    /** Whether the portal's address allows passkeys: one with a name, not a number. */
    public boolean offered() {
        return portal.hasName();
    }

    public List<Passkey> of(UUID member) {
        return rows.findByUserId(PasskeyRows.handle(member)).stream()
                .map(Passkeys::passkey)
                .toList();
    }

    private static Passkey passkey(CredentialRecord record) {
        return new Passkey(
                HexFormat.of().formatHex(record.getCredentialId().getBytes()),
                record.getLabel(),
                record.getCreated(),
                record.getLastUsed());
    }

    /** Asks for a passkey: for one of the member's where he is logged in, else for any of this portal. */
    public Question ask() {
        return new Question(portal.operations()
                .createCredentialRequestOptions(new ImmutablePublicKeyCredentialRequestOptionsRequest(
                        security.getContext().getAuthentication())));
    }

    /** Pages ask as soon as they are shown, so the life of a question is that of a page that is looked at. */
    boolean isOld(Question question) {
        return isOld(question.askedAt);
    }

    private boolean isOld(Instant askedAt) {
        return !askedAt.plus(ANSWERED_WITHIN).isAfter(clock.instant());
    }

    /** Logs in whose passkey it is, and loads the page that was asked for. @return false if it is none of ours */
    public boolean logIn(Question question, String answer) {
        if (gate.holdsPasskeysBack()) {
            return false;
        }
        Optional<UUID> member = owner(question, answer);
        member.ifPresentOrElse(browser::logInByPasskey, history::strangePasskey);
        return member.isPresent();
    }

    /** Takes the passkey as the second factor of the login on this thread. */
    public boolean pass(Question question, String answer) {
        if (gate.holdsPasskeysBack()) {
            return false;
        }
        boolean own = owner(question, answer).filter(current.id()::equals).isPresent();
        if (own) {
            second.passedByPasskey();
        } else {
            history.factorRefused(current.id(), Factor.PASSKEY);
        }
        return own;
    }

    /** Takes the passkey as a proof within the session. */
    boolean prove(Question question, String answer) {
        if (gate.holdsPasskeysBack()) {
            return false;
        }
        boolean own = owner(question, answer).filter(current.id()::equals).isPresent();
        if (own) {
            proof.renew(Factor.PASSKEY);
        }
        history.proofShown(current.id(), Factor.PASSKEY, own);
        return own;
    }

    private Optional<UUID> owner(Question question, String answer) {
        if (isOld(question)) {
            return Optional.empty();
        }
        try {
            PublicKeyCredential<AuthenticatorAssertionResponse> credential =
                    json.readValue(answer, new TypeReference<>() {});
            PublicKeyCredentialUserEntity owner = portal.operations()
                    .authenticate(new RelyingPartyAuthenticationRequest(question.options, credential));
            return PasskeyRows.member(owner.getId());
        } catch (RuntimeException refused) {
            LOG.info("A passkey was refused: {}", refused.getClass().getSimpleName());
            return Optional.empty();
        }
    }

    /**
     * A new passkey for the member who is logged in.
     *
     * @throws ProofTooOld if he hasn't proven himself lately
     */
    public Offer offer() {
        proof.require();
        PublicKeyCredentialCreationOptions options = portal.operations()
                .createPublicKeyCredentialCreationOptions(new ImmutablePublicKeyCredentialCreationOptionsRequest(
                        Objects.requireNonNull(security.getContext().getAuthentication())));
        return new Offer(owners.named(options, current.id()));
    }

    /** What came of adding one. */
    public record Added(boolean done, List<String> recoveryCodes) {}

    /**
     * Stores what the browser has made. With a first factor come recovery codes, which are shown this once.
     *
     * @param name as the member wants to see it in his list; one that doesn't {@linkplain PasskeyName#fits fit} is refused
     * @throws ProofTooOld if he hasn't proven himself lately
     */
    public Added add(Offer offer, String answer, String name) {
        proof.require();
        if (isOld(offer.askedAt) || !PasskeyName.fits(name)) {
            return new Added(false, List.of());
        }
        UUID member = current.id();
        Added added = Objects.requireNonNull(transaction.execute(_ -> {
            boolean first = !factors.any(member);
            return register(offer, answer, name) ? added(member, first) : new Added(false, List.of());
        }));
        if (added.done()) {
            proof.renew(Factor.PASSKEY);
        }
        return added;
    }

    private boolean register(Offer offer, String answer, String name) {
        try {
            PublicKeyCredential<AuthenticatorAttestationResponse> credential =
                    json.readValue(answer, new TypeReference<>() {});
            portal.operations()
                    .registerCredential(new ImmutableRelyingPartyRegistrationRequest(
                            offer.options, new RelyingPartyPublicKey(credential, PasskeyName.stored(name))));
            return true;
        } catch (RuntimeException refused) {
            LOG.info("A new passkey was refused: {}", refused.getClass().getSimpleName());
            return false;
        }
    }

    private Added added(UUID member, boolean first) {
        news.tell(member, Action.PASSKEY_ADDED, MailKind.PASSKEY_ADDED);
        return new Added(true, first ? codes.renew(member) : List.of());
    }

    /**
     * Removes one of the member's own.
     *
     * @throws ProofTooOld if he hasn't proven himself lately
     */
    public void remove(UUID member, String id) {
        proof.require(member);
        transaction.executeWithoutResult(_ -> {
            if (rows.remove(member, id)) {
                factors.forgetUselessCodes(member);
                news.tell(member, Action.PASSKEY_REMOVED, MailKind.PASSKEY_REMOVED);
            }
        });
    }
}
