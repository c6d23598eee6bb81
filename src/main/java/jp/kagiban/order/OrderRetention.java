package jp.kagiban.order;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;
import jp.kagiban.audit.Action;
import jp.kagiban.audit.AuditRecord;
import jp.kagiban.audit.AuditTrail;
import jp.kagiban.audit.Detail;
import jp.kagiban.login.session.ProofTooOld;
import jp.kagiban.shared.Column;
import jp.kagiban.shared.TenantId;
import jp.kagiban.shared.TenantScope;
import jp.kagiban.shared.TypedText;
import jp.kagiban.tenancy.Access;
import jp.kagiban.tenancy.Needs;
import jp.kagiban.tenancy.Permission;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Reads and changes how long the current company keeps orders. */
@Service
public class OrderRetention {

    private final Retentions retentions;
    private final Access access;
    private final JdbcClient db;
    private final TenantScope scope;
    private final AuditTrail trail;
    private final Clock clock;

    OrderRetention(
            Retentions retentions, Access access, JdbcClient db, TenantScope scope, AuditTrail trail, Clock clock) {
        this.retentions = retentions;
        this.access = access;
        this.db = db;
        this.scope = scope;
        this.trail = trail;
        this.clock = clock;
    }

    /**
     * The number of days for which an order is kept after it was placed.
     *
     * @param days {@link #SHORTEST} to {@link #LONGEST}
     */
    public record RetentionDays(int days) {

        public static final int SHORTEST = 30;
        public static final int LONGEST = 3650;

        private static final Pattern DAYS = Pattern.compile("\\d{1,6}");

        public RetentionDays {
            if (!isAllowed(days)) {
                throw new IllegalArgumentException("Orders can't be kept for so many days");
            }
        }

        private static boolean isAllowed(int days) {
            return days >= SHORTEST && days <= LONGEST;
        }

        /** Parses typed days, also in full-width digits. Empty if the text isn't an allowed whole number. */
        public static Optional<RetentionDays> read(String typed) {
            String narrow = TypedText.narrow(typed).strip();
            return Optional.of(narrow)
                    .filter(DAYS.asMatchPredicate())
                    .map(Integer::parseInt)
                    .filter(RetentionDays::isAllowed)
                    .map(RetentionDays::new);
        }
    }

    /** Returns how many days an order is kept after it was placed. */
    @Needs(Permission.MANAGE_COMPANY)
    public int days() {
        return retentions.days(scope.current());
    }

    /** Returns the number of orders that would be too old with this retention. */
    @Needs(Permission.MANAGE_COMPANY)
    public int tooOld(RetentionDays wanted) {
        return db.sql("SELECT COUNT(*) FROM shop_order WHERE tenant_id = ? AND ordered_at < ?")
                .params(Column.of(scope.current()), Column.of(clock.instant().minus(Duration.ofDays(wanted.days()))))
                .query(Integer.class)
                .single();
    }

    /**
     * Stores the retention. The next daily purge deletes older orders permanently.
     *
     * @throws ProofTooOld if these are fewer days than before, and the member's last proof of identity is too old
     */
    @Needs(Permission.MANAGE_COMPANY)
    @Transactional
    public void keepFor(RetentionDays wanted) {
        int days = wanted.days();
        TenantId tenant = scope.current();
        if (days < retentions.days(tenant)) {
            access.requireFresh(Permission.MANAGE_COMPANY);
        }
        TenantRetention.Key id = new TenantRetention.Key(tenant);
        long version = retentions.findById(id).map(TenantRetention::version).orElse(0L);
        retentions.save(new TenantRetention(id, version, days));
        trail.record(AuditRecord.of(Action.COMPANY_CHANGED)
                .with(Detail.FIELDS, "RETENTION")
                .with(Detail.DAYS, days));
    }
}
