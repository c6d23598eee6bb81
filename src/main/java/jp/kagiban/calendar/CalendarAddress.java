package jp.kagiban.calendar;

import java.time.Clock;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import jp.kagiban.audit.Action;
import jp.kagiban.audit.AuditRecord;
import jp.kagiban.audit.AuditTrail;
import jp.kagiban.calendar.Feeds.Feed;
import jp.kagiban.login.member.CurrentMember;
import jp.kagiban.login.session.RecentProof;
import jp.kagiban.shared.Hashes;
import jp.kagiban.shared.PublicAddress;
import jp.kagiban.shared.TenantScope;
import jp.kagiban.tenancy.Needs;
import jp.kagiban.tenancy.Permission;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Makes, shows and stops the current member's calendar address for the current company. */
@Service
public class CalendarAddress {

    private final Feeds feeds;
    private final AuditTrail trail;
    private final RecentProof proof;
    private final CurrentMember member;
    private final TenantScope tenants;
    private final PublicAddress portal;
    private final Clock clock;

    CalendarAddress(
            Feeds feeds,
            AuditTrail trail,
            RecentProof proof,
            CurrentMember member,
            TenantScope tenants,
            PublicAddress portal,
            Clock clock) {
        this.feeds = feeds;
        this.trail = trail;
        this.proof = proof;
        this.member = member;
        this.tenants = tenants;
        this.portal = portal;
        this.clock = clock;
    }

    /** Returns when the address was made; empty if there is none. */
    @Needs(Permission.SEE_SHOPS)
    public Optional<Instant> madeAt() {
        return feeds.find(tenants.current(), member.id()).map(Feed::madeAt);
    }

    /**
     * Makes a new address and stops the earlier one at once. The address shows the names of shops without a login, so
     * it needs a recent proof of identity.
     *
     * @param language of the calendar's dates
     * @return the whole address, which isn't shown again
     */
    @Needs(value = Permission.RECEIVE, fresh = true)
    @Transactional
    public String make(Locale language) {
        proof.hold();
        String token = Hashes.newToken();
        feeds.put(new Feed(tenants.current(), member.id(), language, clock.instant()), token);
        trail.record(AuditRecord.of(Action.CALENDAR_OPENED));
        return portal.base() + "/calendar/" + token + ".ics";
    }

    /**
     * Stops the address at once.
     *
     * @return whether there was one
     */
    @Needs(Permission.SEE_SHOPS)
    @Transactional
    public boolean end() {
        return feeds.stop(tenants.current(), member.id());
    }
}
