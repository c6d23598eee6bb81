package jp.kagiban.order;

import java.util.List;
import java.util.Optional;
import jp.kagiban.order.OrderIntake.IntakeId;
import jp.kagiban.shared.ShopId;
import jp.kagiban.shared.TenantId;
import org.springframework.data.jdbc.repository.query.Query;
import org.springframework.data.repository.Repository;

interface Intakes extends Repository<OrderIntake, IntakeId> {

    OrderIntake save(OrderIntake intake);

    Optional<OrderIntake> findById(IntakeId id);

    List<OrderIntake> findByIdTenantId(TenantId tenant);

    /** Locks and returns an intake. Every write to a shop's orders holds this lock. */
    @Query("SELECT * FROM order_intake WHERE tenant_id = :tenant AND shop_id = :shop FOR UPDATE")
    Optional<OrderIntake> lock(TenantId tenant, ShopId shop);

    void deleteById(IntakeId id);
}
