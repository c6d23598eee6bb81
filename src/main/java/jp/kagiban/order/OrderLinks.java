package jp.kagiban.order;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jp.kagiban.shared.Column;
import jp.kagiban.shared.CrossTenantReason;
import jp.kagiban.shared.TenantId;
import jp.kagiban.shared.TenantScope;
import jp.kagiban.tenancy.DeepLinks;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Finds the tenant of a link to {@code orders/NUMBER} or its slip. */
@Component
class OrderLinks implements DeepLinks {

    private static final Pattern ADDRESS = Pattern.compile("^orders/([^/]+)(?:/slip)?$");

    private final JdbcClient db;
    private final TenantScope scope;

    OrderLinks(JdbcClient db, TenantScope scope) {
        this.db = db;
        this.scope = scope;
    }

    @Override
    public Optional<TenantId> tenantOf(String path, List<TenantId> own) {
        Matcher address = ADDRESS.matcher(path);
        return own.isEmpty() || !address.matches() ? Optional.empty() : find(address.group(1), own);
    }

    private Optional<TenantId> find(String number, List<TenantId> own) {
        return scope.outside(
                CrossTenantReason.TENANT_OF_A_LINK,
                () -> db.sql("SELECT tenant_id FROM shop_order WHERE tenant_id IN (:own)"
                                + " AND order_number = :number LIMIT 1")
                        .param("own", own.stream().map(Column::of).toList())
                        .param("number", number)
                        .query((row, _) -> Column.tenant(row, "tenant_id"))
                        .optional());
    }
}
