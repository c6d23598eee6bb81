package jp.kagiban.order;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import jp.kagiban.order.OrderIntake.IntakeId;
import jp.kagiban.shared.Column;
import jp.kagiban.shared.RowValues;
import jp.kagiban.shared.ShopId;
import jp.kagiban.shared.TenantId;
import jp.kagiban.shared.TenantScope;
import jp.kagiban.shop.ShopOrders;
import jp.kagiban.shop.diagnosis.OrderReadings;
import jp.kagiban.shop.register.TenantShop;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Provides the shop module with the progress and the refusals of fetching orders. */
@Component
class FetchedOrders implements ShopOrders, OrderReadings {

    private final Intakes intakes;
    private final JdbcClient db;
    private final TenantScope scope;

    FetchedOrders(Intakes intakes, JdbcClient db, TenantScope scope) {
        this.intakes = intakes;
        this.db = db;
        this.scope = scope;
    }

    @Override
    public Optional<Fetched> of(ShopId shop, Instant since) {
        IntakeId id = new IntakeId(scope.current(), shop);
        return intakes.findById(id).map(intake -> {
            IntakeCursor cursor = intake.cursor();
            Instant complete = cursor.backwards().isEmpty() ? cursor.watermark() : null;
            return new Fetched(since, intake.lastSuccess(), complete, countPlaced(id, since));
        });
    }

    @Override
    public Map<ShopId, Reading> of(TenantId tenant) {
        return intakes.findByIdTenantId(tenant).stream()
                .collect(Collectors.toMap(intake -> intake.id().shopId(), FetchedOrders::reading));
    }

    @Override
    public Set<TenantShop> refused(List<TenantShop> shops) {
        RowValues values = TenantShop.rows(shops);
        return Set.copyOf(db.sql("SELECT tenant_id, shop_id FROM order_intake WHERE pause = 'REJECTED'"
                        + " AND (tenant_id, shop_id) IN (" + values.marks() + ")")
                .params(values.parameters())
                .query((row, _) -> new TenantShop(Column.tenant(row, "tenant_id"), Column.shop(row, "shop_id")))
                .list());
    }

    private static Reading reading(OrderIntake intake) {
        boolean refused = intake.pause() == IntakeStatus.Pause.REJECTED;
        return new Reading(intake.lastSuccess(), refused ? intake.lastAnswerAt() : null);
    }

    private int countPlaced(IntakeId shop, Instant since) {
        return db.sql("SELECT COUNT(*) FROM shop_order WHERE tenant_id = ? AND shop_id = ? AND ordered_at >= ?")
                .params(Column.of(shop.tenantId()), Column.of(shop.shopId()), Column.of(since))
                .query(Integer.class)
                .single();
    }
}
