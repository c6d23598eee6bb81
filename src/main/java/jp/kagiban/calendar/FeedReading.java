package jp.kagiban.calendar;

import java.util.Optional;
import java.util.regex.Pattern;
import jp.kagiban.calendar.Feeds.Feed;
import jp.kagiban.shared.PortalActs;
import jp.kagiban.shared.TenantScope;
import jp.kagiban.tenancy.FactorPolicy;
import jp.kagiban.tenancy.Memberships;
import jp.kagiban.tenancy.Permission;
import jp.kagiban.tenancy.Suspensions;
import org.springframework.stereotype.Component;

/**
 * Opens a calendar by its token. The calendar contains what the member's role may see now. A calendar is closed while
 * the company is suspended, or while the member's second factor is overdue.
 */
@Component
class FeedReading {

    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9_-]{43}");

    private final Feeds feeds;
    private final KeyDates dates;
    private final Memberships memberships;
    private final Suspensions suspensions;
    private final FactorPolicy factors;
    private final TenantScope scope;

    FeedReading(
            Feeds feeds,
            KeyDates dates,
            Memberships memberships,
            Suspensions suspensions,
            FactorPolicy factors,
            TenantScope scope) {
        this.factors = factors;
        this.feeds = feeds;
        this.dates = dates;
        this.memberships = memberships;
        this.suspensions = suspensions;
        this.scope = scope;
    }

    /** Returns whether the text has the form of a token. */
    static boolean isToken(String text) {
        return TOKEN.matcher(text).matches();
    }

    /**
     * Returns empty for an unknown or stopped token. An unknown token takes as long as a stopped one: one look-up by a
     * hash.
     */
    Optional<Feed> find(String token) {
        return feeds.find(token)
                .filter(feed -> memberships.may(feed.tenant(), feed.member(), Permission.SEE_SHOPS))
                .filter(feed -> suspensions.of(feed.tenant()).isEmpty())
                .filter(feed -> !scope.in(feed.tenant(), () -> factors.overdue(feed.tenant(), feed.member())));
    }

    /** Reads the calendar as the portal, because nobody is logged in. */
    String read(Feed feed) {
        return PortalActs.in(() -> scope.in(feed.tenant(), () -> dates.all(feed.language())));
    }
}
