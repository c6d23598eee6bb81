package jp.kagiban.vault;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import jp.kagiban.audit.Action;
import jp.kagiban.audit.Actor;
import jp.kagiban.audit.AuditRecord;
import jp.kagiban.audit.AuditTrail;
import jp.kagiban.audit.Detail;
import jp.kagiban.audit.Subject;
import jp.kagiban.shared.MemberId;
import jp.kagiban.shared.ShopId;
import jp.kagiban.shared.TenantId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Records in the history who opens which secret and why, before it is opened. If recording fails, or the member has
 * recorded too much, nothing is opened. A job records one lease per tenant, purpose and day. The metric
 * {@code kagiban.vault.openings} counts openings by purpose.
 */
@Component
class Openings {

    private static final int MAX_BULKS = 1000;

    private final AuditTrail trail;
    private final Leases leases;
    private final MeterRegistry meters;
    private final Map<UUID, Boolean> recordedBulks = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<UUID, Boolean> eldest) {
            return size() > MAX_BULKS;
        }
    };

    Openings(AuditTrail trail, Leases leases, MeterRegistry meters) {
        this.trail = trail;
        this.leases = leases;
        this.meters = meters;
    }

    /** Records an opening for the current tenant, or for the login space. */
    void before(UUID subject, Field field, Use use) {
        countMetric(use);
        ShopId shop = shop(subject, field, use);
        MemberId member = use.actor();
        if (field == Field.SECOND_FACTOR_SEED) {
            trail.recordApartInLoginSpace(auditRecord(Action.SECRET_OPENED, use, new MemberId(subject), null)
                    .with(Detail.SECRET, field));
        } else if (member == null) {
            leases.count(use.purpose(), shop);
        } else if (use.bulk() == null) {
            trail.reserve();
            trail.recordApart(auditRecord(Action.SECRET_OPENED, use, member, shop)
                    .with(Detail.SECRET, field)
                    .with(Detail.ORDER, use.item()));
        } else {
            Long openings = use.bulk().openings();
            AuditRecord opening = openings == null
                    ? auditRecord(Action.SECRETS_OPENED, use, member, null)
                    : auditRecord(Action.SECRET_OPENED, use, member, null).counting(openings);
            recordOnce(use.bulk().id(), opening.with(Detail.SECRET, field));
        }
    }

    private static @Nullable ShopId shop(UUID subject, Field field, Use use) {
        return use.shop() == null && field.subjectIsShop() ? new ShopId(subject) : use.shop();
    }

    /** Records an opening by a job for one of many tenants. */
    void beforeJob(TenantId tenant, UUID subject, Field field, Use use) {
        leases.count(tenant, use.purpose(), shop(subject, field, use));
        countMetric(use);
    }

    private void countMetric(Use use) {
        meters.counter("kagiban.vault.openings", "purpose", use.purpose().name())
                .increment();
    }

    /** Records an opening by the job that reseals the tenant's secrets. */
    void beforeReseal(UUID subject, int field, Use use) {
        boolean ofShop = Field.of(field).filter(Field::subjectIsShop).isPresent();
        leases.count(use.purpose(), ofShop ? new ShopId(subject) : null);
    }

    private synchronized void recordOnce(UUID bulk, AuditRecord opening) {
        if (!recordedBulks.containsKey(bulk)) {
            trail.reserve();
            trail.recordApart(opening);
            recordedBulks.put(bulk, true);
        }
    }

    /**
     * Takes the lease of a job before a transaction with many openings. Within the transaction, recording the lease
     * would need a second connection.
     */
    void announce(Use use) {
        if (use.actor() == null) {
            leases.take(use.purpose(), use.shop());
        }
    }

    /** Removes the leases of a tenant that is being deleted. */
    void forget(TenantId tenant) {
        leases.forget(tenant);
    }

    private AuditRecord auditRecord(Action action, Use use, MemberId member, @Nullable ShopId shop) {
        AuditRecord opening =
                AuditRecord.of(action).by(Actor.member(member, null)).with(Detail.PURPOSE, use.purpose());
        return shop == null ? opening : opening.on(Subject.shop(shop));
    }
}
