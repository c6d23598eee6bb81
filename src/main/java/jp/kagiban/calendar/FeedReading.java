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
 * Opens a calendar by its token: what the member's role lets them see now, and nothing while the company is suspended or a second
 * factor of theirs is overdue.
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

    /** Whether it could be a token at all. */
    static boolean isToken(String text) {
        return TOKEN.matcher(text).matches();
    }

    /** Empty for a token that was never given out, or has ended: these cost the same, one look-up by a hash. */
    Optional<Feed> find(String token) {
        return feeds.find(token)
                .filter(feed -> memberships.may(feed.tenant(), feed.member(), Permission.SEE_SHOPS))
                .filter(feed -> suspensions.of(feed.tenant()).isEmpty())
                .filter(feed -> !scope.in(feed.tenant(), () -> factors.overdue(feed.tenant(), feed.member())));
    }

    /** The portal reads in the member's place: nobody is logged in. */
    String read(Feed feed) {
        return PortalActs.in(() -> scope.in(feed.tenant(), () -> dates.all(feed.language())));
    }
}
