package jp.kagiban.order;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import jp.kagiban.shared.Column;
import jp.kagiban.shared.TenantScope;
import jp.kagiban.shop.ShopOrders;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Tells the pages of a shop how far its orders have been fetched. */
@Component
class FetchedOrders implements ShopOrders {

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
            Place place = intake.where();
            Instant complete = place.backwards().isEmpty() ? place.watermark() : null;
            return new Fetched(intake.lastSuccess(), complete, placed(id, since));
        });
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
