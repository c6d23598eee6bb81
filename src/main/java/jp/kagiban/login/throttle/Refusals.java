package jp.kagiban.login.throttle;

import java.util.regex.Pattern;
import jp.kagiban.audit.Action;
import jp.kagiban.audit.Actor;
import jp.kagiban.audit.AuditRecord;
import jp.kagiban.audit.AuditTrail;
import jp.kagiban.audit.Detail;
import jp.kagiban.audit.Outcome;
import jp.kagiban.audit.Subject;
import jp.kagiban.kit.LivePages;
import jp.kagiban.login.member.CurrentMember;
import jp.kagiban.shared.ClientAddress;
import jp.kagiban.shared.LoginSpace;
import jp.kagiban.shared.MemberId;
import jp.kagiban.shared.TenantId;
import jp.kagiban.shared.TenantScope;
import org.jspecify.annotations.Nullable;
import org.springframework.modulith.NamedInterface;
import org.springframework.stereotype.Service;

/**
 * Records refused access in the history. A flood from one member or client doesn't fill it: for each reason, the first thirty
 * refusals are recorded in each history, then one a minute. Refusals of a page that has only redrawn itself aren't recorded.
 */
@NamedInterface("throttle")
@Service
public class Refusals {

    private static final Pattern SCREEN = Pattern.compile("[A-Za-z-]{1,40}");

    /** The name of the home page, whose path is empty. */
    private static final String HOME = "home";

    private final AuditTrail trail;
    private final TenantScope tenant;
    private final CurrentMember member;
    private final ClientAddress client;
    private final Throttle throttle;

    Refusals(AuditTrail trail, TenantScope tenant, CurrentMember member, ClientAddress client, Throttle throttle) {
        this.trail = trail;
        this.tenant = tenant;
        this.member = member;
        this.client = client;
        this.throttle = throttle;
    }

    /** The reason of a refusal. The names are stored. */
    public enum Reason {
        /** The member's role lacks the permission, the address isn't proven, or only operators may do this. */
        NOT_ALLOWED,
        PROOF_TOO_OLD,
        LOGIN_OVER,
        FACTOR_MISSING,
        /** The page was drawn for somebody else. */
        OTHER_MEMBER,
        NO_MEMBERSHIP,
        COMPANY_SUSPENDED
    }

    /**
     * Records the refusal in the history of the current tenant; without one, in that of the login space.
     *
     * @param target the code of a permission, or the name of a screen
     */
    public void note(@Nullable String target, Reason reason) {
        if (countForHistory(tenant.find().orElse(LoginSpace.OWNER), memberOrClient(), reason)) {
            trail.recordApart(entry(target, reason));
        }
    }

    /** Records the refusal in the login space's history, for actions that belong to no company. */
    public void noteInLoginSpace(@Nullable String target, Reason reason) {
        if (countForHistory(LoginSpace.OWNER, memberOrClient(), reason)) {
            trail.recordApartInLoginSpace(entry(target, reason));
        }
    }

    /** Records a request with an ended login of this member. The sender isn't known. */
    public void loginOver(MemberId loginOwner, @Nullable String target) {
        if (countForHistory(LoginSpace.OWNER, loginOwner.toString(), Reason.LOGIN_OVER)) {
            trail.recordApartInLoginSpace(entry(target, Reason.LOGIN_OVER)
                    .by(Actor.nobody(trail.address()))
                    .on(Subject.member(loginOwner)));
        }
    }

    /**
     * The part of a path that may be recorded: the first, because the rest may be a one-time link. Null if the first
     * part is too long, or has characters other than letters and hyphens; {@code home} for the home page.
     */
    public static @Nullable String screen(String path) {
        String first = path.replaceFirst("^/", "").replaceFirst("/.*", "");
        if (first.isEmpty()) {
            return HOME;
        }
        return SCREEN.matcher(first).matches() ? first : null;
    }

    private String memberOrClient() {
        return member.find().map(MemberId::toString).orElseGet(client::prefix);
    }

    private boolean countForHistory(TenantId history, String memberOrClient, Reason reason) {
        return !LivePages.redrawing()
                && throttle.take(Throttle.Limit.REFUSAL_NOTED, history + ":" + reason + ":" + memberOrClient)
                        .isEmpty();
    }

    private static AuditRecord entry(@Nullable String target, Reason reason) {
        return AuditRecord.of(Action.ACCESS_REFUSED)
                .ended(Outcome.REFUSED)
                .with(Detail.TARGET, target)
                .with(Detail.REASON, reason == Reason.NOT_ALLOWED ? null : reason);
    }
}
