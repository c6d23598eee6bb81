package jp.kagiban.login.session;

import java.util.Optional;
import jp.kagiban.audit.Action;
import jp.kagiban.audit.Actor;
import jp.kagiban.audit.AuditRecord;
import jp.kagiban.audit.AuditTrail;
import jp.kagiban.audit.Detail;
import jp.kagiban.audit.Outcome;
import jp.kagiban.audit.Subject;
import jp.kagiban.audit.SubjectNames;
import jp.kagiban.login.member.AddressProven;
import jp.kagiban.login.member.EmailAddress;
import jp.kagiban.login.member.LoginNoted;
import jp.kagiban.login.member.Member;
import jp.kagiban.login.member.MemberPrincipal;
import jp.kagiban.login.member.Members;
import jp.kagiban.login.member.PasswordChanged;
import jp.kagiban.login.throttle.Throttle;
import jp.kagiban.login.throttle.Throttle.Limit;
import jp.kagiban.shared.ClientAddress;
import jp.kagiban.shared.MemberId;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.security.authentication.event.AbstractAuthenticationFailureEvent;
import org.springframework.security.authentication.event.AuthenticationFailureBadCredentialsEvent;
import org.springframework.security.authentication.event.AuthenticationSuccessEvent;
import org.springframework.security.authentication.event.LogoutSuccessEvent;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import org.springframework.stereotype.Component;

/**
 * Records each attempt to log in, in the login space's history and in the list that the member sees. Records logouts, new
 * passwords and proven addresses only in the history.
 */
@Component
public class LoginHistory implements SubjectNames {

    private final AuditTrail trail;
    private final Members members;
    private final LoginAttempts attempts;
    private final Throttle throttle;
    private final ApplicationEventPublisher events;

    LoginHistory(
            AuditTrail trail,
            Members members,
            LoginAttempts attempts,
            Throttle throttle,
            ApplicationEventPublisher events) {
        this.throttle = throttle;
        this.events = events;
        this.trail = trail;
        this.members = members;
        this.attempts = attempts;
    }

    /** The reason of a refusal, or another remark. */
    private enum Reason {
        UNKNOWN_ADDRESS,
        WRONG_PASSWORD,
        WRONG_CODE,
        STRANGE_PASSKEY,
        TAKEN_OVER,
        /** The proof wasn't checked, because too many before it were wrong. */
        WAIT,
        OTHER
    }

    @Override
    public Optional<String> name(Subject subject) {
        return subject.kind() == Subject.Kind.MEMBER
                ? members.findById(new MemberId(subject.id())).map(Member::name)
                : Optional.empty();
    }

    @EventListener
    void loggedIn(AuthenticationSuccessEvent event) {
        memberOf(event.getAuthentication())
                .ifPresent(member ->
                        loggedIn(Actor.member(member, addressOf(event.getAuthentication())), member, Factor.PASSWORD));
    }

    /** Records a login from this thread's browser that didn't use the login form. */
    void loggedIn(MemberId member, Factor proof) {
        loggedIn(Actor.member(member, trail.address()), member, proof);
    }

    private void loggedIn(Actor actor, MemberId member, Factor proof) {
        note(member, AuditRecord.of(Action.LOGGED_IN).by(actor).with(Detail.FACTOR, proof));
        attempts.note(Optional.of(member), proof, true);
    }

    /**
     * Records a right proof that stopped counting before the login began: the password was replaced, or the passkey
     * removed.
     */
    void overtaken(MemberId member, Factor proof) {
        trail.recordApartInLoginSpace(
                refusal(Reason.OTHER).on(Subject.member(member)).with(Detail.FACTOR, proof));
        attempts.note(Optional.of(member), proof, false);
    }

    /** Records that a member who has logged in by password has shown their second factor too. */
    public void factorPassed(MemberId member, Factor proof) {
        note(
                member,
                AuditRecord.of(Action.SECOND_FACTOR_PASSED)
                        .on(Subject.member(member))
                        .with(Detail.FACTOR, proof));
        attempts.note(Optional.of(member), proof, true);
    }

    private void note(MemberId member, AuditRecord entry) {
        trail.recordApartInLoginSpace(entry);
        events.publishEvent(new LoginNoted(member, entry));
    }

    /** Records a wrong second factor. */
    public void factorRefused(MemberId member, Factor proof) {
        trail.recordApartInLoginSpace(
                refusal(wrong(proof)).on(Subject.member(member)).with(Detail.FACTOR, proof));
        attempts.note(Optional.of(member), proof, false);
    }

    private static Reason wrong(Factor proof) {
        return switch (proof) {
            case PASSWORD -> Reason.WRONG_PASSWORD;
            case CODE, RECOVERY_CODE -> Reason.WRONG_CODE;
            case PASSKEY -> Reason.STRANGE_PASSKEY;
        };
    }

    /**
     * Records that the login form's input wasn't checked. Does so once for each delay, so that a flood doesn't fill the
     * history.
     */
    void mustWait(String typed, String delay) {
        if (takeFirst(delay) && takeTokenOfStrangers()) {
            String email = EmailAddress.canonical(typed);
            AuditRecord refused = refusal(Reason.WAIT)
                    .by(Actor.nobody(trail.address()))
                    .with(Detail.FACTOR, Factor.PASSWORD)
                    .with(Detail.MAIL, EmailAddress.shortened(email).orElse(null));
            trail.recordApartInLoginSpace(members.findByEmail(email)
                    .map(member -> refused.on(Subject.member(member.id())))
                    .orElse(refused));
        }
    }

    /** Records once for each delay that a passkey wasn't checked. */
    void passkeyMustWait(String delay) {
        if (takeFirst(delay) && takeTokenOfStrangers()) {
            trail.recordApartInLoginSpace(refusal(Reason.WAIT).with(Detail.FACTOR, Factor.PASSKEY));
        }
    }

    /** Records once for each delay that the member's second factor wasn't checked. */
    public void factorMustWait(MemberId member, Factor proof, String delay) {
        if (takeFirst(delay)) {
            AuditRecord refused = refusal(Reason.WAIT).on(Subject.member(member));
            trail.recordApartInLoginSpace(refused.with(Detail.FACTOR, proof));
        }
    }

    /** Records a right or wrong proof within the member's login. */
    public void proofShown(MemberId member, Factor proof, boolean right) {
        AuditRecord shown = right ? AuditRecord.of(Action.PROOF_TAKEN) : proofRefusal(wrong(proof));
        trail.recordApartInLoginSpace(shown.on(Subject.member(member)).with(Detail.FACTOR, proof));
    }

    /** Records once for each delay that a proof within the login wasn't checked. */
    public void proofMustWait(MemberId member, Factor proof, String delay) {
        if (takeFirst(delay)) {
            AuditRecord refused = proofRefusal(Reason.WAIT).on(Subject.member(member));
            trail.recordApartInLoginSpace(refused.with(Detail.FACTOR, proof));
        }
    }

    private boolean takeFirst(String delay) {
        return throttle.take(Limit.WAIT_NOTED, delay).isEmpty();
    }

    private static AuditRecord proofRefusal(Reason reason) {
        return AuditRecord.of(Action.PROOF_REFUSED).ended(Outcome.REFUSED).with(Detail.REASON, reason);
    }

    /** Records an attempt to log in with an unknown passkey, or with a wrong answer; only some of a flood. */
    public void strangePasskey() {
        if (takeTokenOfStrangers()) {
            trail.recordApartInLoginSpace(refusal(Reason.STRANGE_PASSKEY).with(Detail.FACTOR, Factor.PASSKEY));
        }
    }

    /** Returns whether one more stranger may be recorded. */
    private boolean takeTokenOfStrangers() {
        String network = Optional.ofNullable(trail.address())
                .map(one -> ClientAddress.network(one))
                .orElse("-");
        return throttle.takeAll(Limit.STRANGER_NOTED_NETWORK.of(network), Limit.STRANGER_NOTED_ALL.of("all"))
                .isEmpty();
    }

    private static AuditRecord refusal(Reason reason) {
        return AuditRecord.of(Action.LOGIN_REFUSED).ended(Outcome.REFUSED).with(Detail.REASON, reason);
    }

    /** Records that logins have ended, in the caller's transaction. */
    void loginsEnded(MemberId member, SessionEnd why, int count) {
        if (count > 0) {
            trail.recordInLoginSpace(AuditRecord.of(Action.LOGINS_ENDED)
                    .on(Subject.member(member))
                    .with(Detail.REASON, why)
                    .counting(count));
        }
    }

    @EventListener
    void passwordChanged(PasswordChanged changed) {
        AuditRecord entry = AuditRecord.of(Action.PASSWORD_CHANGED).on(Subject.member(changed.member()));
        trail.recordInLoginSpace(entry);
        events.publishEvent(new LoginNoted(changed.member(), entry));
    }

    @EventListener
    void addressProven(AddressProven proven) {
        Optional<String> address =
                members.findById(proven.member()).flatMap(member -> EmailAddress.shortened(member.email()));
        trail.recordInLoginSpace(AuditRecord.of(Action.MAIL_ADDRESS_PROVEN)
                .on(Subject.member(proven.member()))
                .with(Detail.REASON, proven.bySelf() ? null : Reason.TAKEN_OVER)
                .with(Detail.MAIL, address.orElse(null)));
    }

    @EventListener
    void loggedOut(LogoutSuccessEvent event) {
        memberOf(event.getAuthentication())
                .ifPresent(member -> trail.recordApartInLoginSpace(AuditRecord.of(Action.LOGGED_OUT)
                        .by(Actor.member(member, addressOf(event.getAuthentication())))));
    }

    /** Records a refused login. The typed address may be anything, even a password, so only its shortened form is recorded. */
    @EventListener
    void refused(AbstractAuthenticationFailureEvent event) {
        String typed = EmailAddress.canonical(event.getAuthentication().getName());
        Optional<Member> known = members.findByEmail(typed);
        AuditRecord refused = refusal(reason(event, known.isPresent()))
                .by(Actor.nobody(addressOf(event.getAuthentication())))
                .with(Detail.FACTOR, Factor.PASSWORD)
                .with(Detail.MAIL, EmailAddress.shortened(typed).orElse(null));
        trail.recordApartInLoginSpace(
                known.map(member -> refused.on(Subject.member(member.id()))).orElse(refused));
        attempts.note(known.map(Member::id), Factor.PASSWORD, false);
    }

    private static Reason reason(AbstractAuthenticationFailureEvent event, boolean known) {
        if (!known) {
            return Reason.UNKNOWN_ADDRESS;
        }
        return event instanceof AuthenticationFailureBadCredentialsEvent ? Reason.WRONG_PASSWORD : Reason.OTHER;
    }

    private static Optional<MemberId> memberOf(@Nullable Authentication login) {
        return login != null && login.getPrincipal() instanceof MemberPrincipal
                ? Optional.of(MemberId.of(login.getName()))
                : Optional.empty();
    }

    private static @Nullable String addressOf(Authentication login) {
        return login.getDetails() instanceof WebAuthenticationDetails web ? web.getRemoteAddress() : null;
    }
}
