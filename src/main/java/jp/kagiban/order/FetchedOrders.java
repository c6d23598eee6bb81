package jp.kagiban.order;

import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import jp.kagiban.shared.Column;
import jp.kagiban.shared.TenantScope;
import jp.kagiban.shop.ShopOrders;
import jp.kagiban.shop.diagnosis.OrderRefusals;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Tells the pages of a shop how far its orders have been fetched. */
@Component
class FetchedOrders implements ShopOrders, OrderRefusals {

    private final Intakes intakes;
    private final JdbcClient db;
    private final TenantScope scope;

    FetchedOrders(Intakes intakes, JdbcClient db, TenantScope scope) {
        this.intakes = intakes;
        this.db = db;
        this.scope = scope;
    }

    @Override
    public Optional<Fetched> of(UUID shop, Instant since) {
        IntakeId id = new IntakeId(scope.current(), shop);
        return intakes.findById(id).map(intake -> {
            IntakeCursor cursor = intake.cursor();
            Instant complete = cursor.backwards().isEmpty() ? cursor.watermark() : null;
            return new Fetched(intake.lastSuccess(), complete, placed(id, since));
        });
    }

    @Override
    public Map<UUID, Instant> of(UUID tenant) {
        return intakes.findByIdTenantId(tenant).stream()
                .filter(intake -> intake.pause() == IntakeStatus.Pause.REJECTED && intake.lastAnswerAt() != null)
                .collect(Collectors.toMap(
                        intake -> intake.id().shopId(), intake -> Objects.requireNonNull(intake.lastAnswerAt())));
    }

    private int placed(IntakeId shop, Instant since) {
        return db.sql("SELECT COUNT(*) FROM shop_order WHERE tenant_id = ? AND shop_id = ? AND ordered_at >= ?")
                .param(Column.of(shop.tenantId()))
                .param(Column.of(shop.shopId()))
                .param(Column.of(since))
                .query(Integer.class)
                .single();
    }
}
