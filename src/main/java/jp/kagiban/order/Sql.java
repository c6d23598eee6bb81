package jp.kagiban.order;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import jp.kagiban.order.OrderIntake.IntakeId;
import jp.kagiban.shared.Column;
import jp.kagiban.shared.TenantId;

/**
 * Builds parts of statements with many values. Rows are selected by all columns of their key: for {@code tenant_id = ?
 * AND id IN (…)}, H2 would read every row of the tenant.
 */
final class Sql {

    private Sql() {}

    /** {@code ?, ?, ?} */
    static String marks(int count) {
        return String.join(", ", Collections.nCopies(count, "?"));
    }

    /** {@code (?, ?), (?, ?)} */
    static String rows(int count, int width) {
        return String.join(", ", Collections.nCopies(count, "(" + marks(width) + ")"));
    }

    /** The values of {@code (tenant_id, shop_id, order_number)} for each number. */
    static List<Object> orders(IntakeId shop, Collection<String> numbers) {
        List<Object> values = new ArrayList<>();
        numbers.forEach(
                number -> Collections.addAll(values, Column.of(shop.tenantId()), Column.of(shop.shopId()), number));
        return values;
    }

    /** The values of {@code (tenant_id, id)} for each id. */
    static List<Object> ids(TenantId tenant, Collection<UUID> ids) {
        List<Object> values = new ArrayList<>();
        ids.forEach(id -> Collections.addAll(values, Column.of(tenant), Column.of(id)));
        return values;
    }
}
