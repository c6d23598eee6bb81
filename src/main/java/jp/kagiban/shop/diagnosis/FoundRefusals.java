package jp.kagiban.shop.diagnosis;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import jp.kagiban.mall.MallFunction;
import jp.kagiban.mall.Malls;
import jp.kagiban.shared.Column;
import jp.kagiban.shared.RowValues;
import jp.kagiban.shop.register.TenantShop;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What diagnoses found refused, for many shops at once. */
@Component
class FoundRefusals {

    private final JdbcClient db;
    private final String functions;

    FoundRefusals(JdbcClient db, Malls malls) {
        this.db = db;
        this.functions = malls.all().stream()
                .flatMap(mall -> mall.functions().stream())
                .filter(function -> function.sort() == MallFunction.Sort.ORDERS)
                .map(function -> "'" + function.id() + "'")
                .collect(Collectors.joining(", "));
    }

    /** Which of these shops, whose tenants are named together, were refused a function for orders. */
    Set<TenantShop> ofOrders(List<TenantShop> shops) {
        if (functions.isEmpty()) {
            return Set.of();
        }
        RowValues values = TenantShop.rows(shops);
        return Set.copyOf(db.sql("SELECT DISTINCT tenant_id, shop_id FROM shop_finding WHERE answer = 'REJECTED'"
                        + " AND rms_function IN (" + functions + ")"
                        + " AND (tenant_id, shop_id) IN (" + values.marks() + ")")
                .params(values.parameters())
                .query((row, _) -> new TenantShop(Column.tenant(row, "tenant_id"), Column.shop(row, "shop_id")))
                .list());
    }
}
