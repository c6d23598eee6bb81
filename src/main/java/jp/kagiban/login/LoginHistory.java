package jp.kagiban.login;

import java.util.Optional;
import java.util.UUID;
import jp.kagiban.audit.Action;
import jp.kagiban.audit.Actor;
import jp.kagiban.audit.AuditTrail;
import jp.kagiban.audit.Deed;
import jp.kagiban.audit.Detail;
import jp.kagiban.audit.Outcome;
import jp.kagiban.audit.Subject;
import jp.kagiban.audit.SubjectNames;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.security.authentication.event.AbstractAuthenticationFailureEvent;
import org.springframework.security.authentication.event.AuthenticationFailureBadCredentialsEvent;
import org.springframework.security.authentication.event.AuthenticationSuccessEvent;
import org.springframework.security.authentication.event.LogoutSuccessEvent;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import org.springframework.stereotype.Component;

/** Writes each result of a login into the history of the login space, and each logout. */
@Component
class LoginHistory implements SubjectNames {

    private final AuditTrail trail;
    private final Members members;

    LoginHistory(AuditTrail trail, Members members) {
        this.trail = trail;
        this.members = members;
    }

    /** Why a login was refused. */
    private enum Reason {
        UNKNOWN_ADDRESS,
        WRONG_PASSWORD,
        OTHER
    }

    @Override
    public Optional<String> name(Subject subject) {
        return subject.kind() == Subject.Kind.MEMBER
                ? members.findById(subject.id()).map(Member::name)
                : Optional.empty();
    }

    @EventListener
    void loggedIn(AuthenticationSuccessEvent event) {
        memberOf(event.getAuthentication())
                .ifPresent(member -> trail.recordApartInLoginSpace(
                        Deed.of(Action.LOGGED_IN).by(Actor.member(member, addressOf(event.getAuthentication())))));
    }

    @EventListener
    void loggedOut(LogoutSuccessEvent event) {
        memberOf(event.getAuthentication())
                .ifPresent(member -> trail.recordApartInLoginSpace(
                        Deed.of(Action.LOGGED_OUT).by(Actor.member(member, addressOf(event.getAuthentication())))));
    }

    /** What was typed as an address may be anything, a password among others: only its shape is kept. */
    @EventListener
    void refused(AbstractAuthenticationFailureEvent event) {
        String typed = EmailAddress.canonical(event.getAuthentication().getName());
        Optional<Member> known = members.findByEmail(typed);
        Deed refused = Deed.of(Action.LOGIN_REFUSED)
                .ended(Outcome.REFUSED)
                .by(Actor.nobody(addressOf(event.getAuthentication())))
                .with(Detail.REASON, reason(event, known.isPresent()))
                .with(Detail.MAIL, EmailAddress.shortened(typed).orElse(null));
        trail.recordApartInLoginSpace(
                known.map(member -> refused.on(Subject.member(member.id()))).orElse(refused));
    }

    private static Reason reason(AbstractAuthenticationFailureEvent event, boolean known) {
        if (!known) {
            return Reason.UNKNOWN_ADDRESS;
        }
        return event instanceof AuthenticationFailureBadCredentialsEvent ? Reason.WRONG_PASSWORD : Reason.OTHER;
    }

    private static Optional<UUID> memberOf(@Nullable Authentication login) {
        return login != null && login.getPrincipal() instanceof MemberPrincipal
                ? Optional.of(UUID.fromString(login.getName()))
                : Optional.empty();
    }

    private static @Nullable String addressOf(Authentication login) {
        return login.getDetails() instanceof WebAuthenticationDetails web ? web.getRemoteAddress() : null;
    }
}
