package jp.kagiban.shop;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jp.kagiban.shared.Column;
import jp.kagiban.shared.CrossTenantReason;
import jp.kagiban.shared.ShopId;
import jp.kagiban.shared.TenantId;
import jp.kagiban.shared.TenantScope;
import jp.kagiban.tenancy.DeepLinks;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Finds the tenant of a link to {@code shops/ID} or a page below. */
@Component
class ShopLinks implements DeepLinks {

    private static final Pattern ADDRESS = Pattern.compile("^shops/([0-9a-fA-F-]{36})(/.*)?$");

    private final JdbcClient db;
    private final TenantScope scope;

    ShopLinks(JdbcClient db, TenantScope scope) {
        this.db = db;
        this.scope = scope;
    }

    @Override
    public Optional<TenantId> tenantOf(String path, List<TenantId> own) {
        Matcher address = ADDRESS.matcher(path);
        return own.isEmpty() || !address.matches() ? Optional.empty() : find(address.group(1), own);
    }

    private Optional<TenantId> find(String id, List<TenantId> own) {
        try {
            ShopId shop = ShopId.of(id);
            return scope.outside(CrossTenantReason.TENANT_OF_A_LINK, () -> owner(shop, own));
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }

    private Optional<TenantId> owner(ShopId shop, List<TenantId> own) {
        return db.sql("SELECT tenant_id FROM shop WHERE tenant_id IN (:own) AND id = :id LIMIT 1")
                .param("own", own.stream().map(Column::of).toList())
                .param("id", Column.of(shop))
                .query((row, _) -> Column.tenant(row, "tenant_id"))
                .optional();
    }
}
