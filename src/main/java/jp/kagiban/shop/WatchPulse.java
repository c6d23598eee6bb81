package jp.kagiban.shop;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import jp.kagiban.shared.Column;
import jp.kagiban.shared.CrossTenantReason;
import jp.kagiban.shared.TenantId;
import jp.kagiban.shared.TenantScope;
import jp.kagiban.shop.watch.WatchPlan;
import jp.kagiban.tenancy.Suspensions;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** Finds companies whose keys in use are no longer checked. */
@Service
public class WatchPulse {

    /**
     * A key without a check for this time is unwatched: the longest gap between planned checks is a day, and a check
     * may be late.
     */
    public static final Duration UNCHECKED = WatchPlan.LONGEST.plusHours(2);

    /** Missed checks aren't reported for this time after the portal's start, since the portal catches up within it. */
    public static final Duration CATCHING_UP = Duration.ofHours(1);

    private final JdbcClient db;
    private final TenantScope scope;
    private final Suspensions suspensions;
    private final Clock clock;

    WatchPulse(JdbcClient db, TenantScope scope, Suspensions suspensions, Clock clock) {
        this.db = db;
        this.scope = scope;
        this.suspensions = suspensions;
        this.clock = clock;
    }

    /** Whether a key in use of a company that isn't suspended has gone unchecked for too long. */
    public boolean hasStopped() {
        return stopped().findAny().isPresent();
    }

    Stream<TenantId> stopped() {
        Instant late = clock.instant().minus(UNCHECKED);
        return scope.outside(CrossTenantReason.PULSE_OF_THE_WATCH, () -> unchecked(late)).stream()
                .filter(tenant -> suspensions.of(tenant).isEmpty());
    }

    private List<TenantId> unchecked(Instant late) {
        return db.sql("SELECT DISTINCT g.tenant_id FROM key_generation g LEFT JOIN shop_watch w"
                        + " ON w.tenant_id = g.tenant_id AND w.shop_id = g.shop_id"
                        + " WHERE g.state = 'ACTIVE' AND g.active_from <= ?"
                        + " AND (w.check_ended_at IS NULL OR w.check_ended_at <= ?)")
                .params(Column.of(late), Column.of(late))
                .query((row, _) -> Column.tenant(row, "tenant_id"))
                .list();
    }
}
