package jp.kagiban.order;

import java.text.Normalizer;
import java.util.UUID;
import java.util.regex.Pattern;
import jp.kagiban.audit.Action;
import jp.kagiban.audit.AuditTrail;
import jp.kagiban.audit.Deed;
import jp.kagiban.audit.Detail;
import jp.kagiban.shared.TenantScope;
import jp.kagiban.tenancy.Needs;
import jp.kagiban.tenancy.Permission;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** How long the company in force keeps orders. */
@Service
public class OrderRetention {

    public static final int SHORTEST = 30;
    public static final int LONGEST = 3650;

    private static final Pattern DAYS = Pattern.compile("\\d{1,6}");

    private final Retentions retentions;
    private final TenantScope scope;
    private final ApplicationEventPublisher events;
    private final AuditTrail trail;

    OrderRetention(Retentions retentions, TenantScope scope, ApplicationEventPublisher events, AuditTrail trail) {
        this.trail = trail;
        this.retentions = retentions;
        this.scope = scope;
        this.events = events;
    }

    /** In days since an order was placed. */
    @Needs(Permission.MANAGE_COMPANY)
    public int days() {
        return retentions.days(scope.current());
    }

    /**
     * Keeps orders for as many days from now on; what is older goes at the next daily purge.
     *
     * @param typed full-width digits are taken too
     * @return false, and nothing has changed, if it is no whole number from {@link #SHORTEST} to {@link #LONGEST}
     */
    @Needs(Permission.MANAGE_COMPANY)
    @Transactional
    public boolean keepFor(String typed) {
        String plain = Normalizer.normalize(typed, Normalizer.Form.NFKC).strip();
        int days = DAYS.matcher(plain).matches() ? Integer.parseInt(plain) : 0;
        if (days < SHORTEST || days > LONGEST) {
            return false;
        }
        UUID tenant = scope.current();
        RetentionId id = new RetentionId(tenant);
        long version = retentions.findById(id).map(TenantRetention::version).orElse(0L);
        retentions.save(new TenantRetention(id, version, days));
        trail.record(
                Deed.of(Action.COMPANY_CHANGED).with(Detail.FIELDS, "RETENTION").with(Detail.DAYS, days));
        events.publishEvent(new RetentionChanged(tenant, days));
        return true;
    }
}
