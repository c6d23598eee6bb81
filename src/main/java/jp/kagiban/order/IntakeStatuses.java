package jp.kagiban.order;

import java.util.List;
import java.util.Optional;
import jp.kagiban.order.IntakeStatus.FirstImport;
import jp.kagiban.order.OrderIntake.IntakeId;
import jp.kagiban.shared.ShopId;
import jp.kagiban.shared.TenantScope;
import jp.kagiban.tenancy.Needs;
import jp.kagiban.tenancy.Permission;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Reads the status of the intakes of the current tenant. */
@Service
public class IntakeStatuses {

    private final Intakes intakes;
    private final KnownOrders known;
    private final Retentions retentions;
    private final TenantScope scope;

    IntakeStatuses(Intakes intakes, KnownOrders known, Retentions retentions, TenantScope scope) {
        this.intakes = intakes;
        this.known = known;
        this.retentions = retentions;
        this.scope = scope;
    }

    /** Returns the status of a shop's intake. Empty if the shop has never had a key in use. */
    @Needs(Permission.SEE_ORDERS)
    public Optional<IntakeStatus> of(ShopId shop) {
        return intakes.findById(new IntakeId(scope.current(), shop)).map(this::status);
    }

    /** Returns the status of each shop that has ever had a key in use. */
    @Needs(Permission.SEE_ORDERS)
    public List<IntakeStatus> all() {
        return intakes.findByIdTenantId(scope.current()).stream()
                .map(this::status)
                .toList();
    }

    private IntakeStatus status(OrderIntake intake) {
        IntakeCursor cursor = intake.cursor();
        return new IntakeStatus(
                intake.id().shopId(),
                intake.reachDays(),
                intake.pause(),
                intake.lastAnswer(),
                intake.lastAnswerAt(),
                intake.lastSuccess(),
                intake.failures(),
                intake.nextRun(),
                cursor.watermark(),
                firstImport(cursor));
    }

    /** Returns the number of orders of a shop that the mall lists but doesn't return. */
    @Needs(Permission.SEE_ORDERS)
    public int missing(ShopId shop) {
        return known.missing(new IntakeId(scope.current(), shop));
    }

    /** Returns for how many days orders are kept. An import that reaches further back leaves older orders out. */
    @Needs(Permission.SEE_ORDERS)
    public int daysKept() {
        return retentions.days(scope.current());
    }

    private static @Nullable FirstImport firstImport(IntakeCursor cursor) {
        return cursor.backwards().isEmpty()
                ? null
                : new FirstImport(
                        cursor.backwards().getFirst().to(),
                        cursor.floor(),
                        Math.min(cursor.fetched(), cursor.expected()),
                        cursor.expected());
    }
}
