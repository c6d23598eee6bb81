package jp.kagiban.storage;

import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.annotation.Lazy;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The tables that have a column {@code tenant_id} after the migrations. Read at the start, even if other beans are
 * created late. Within a transaction, the query would pass through the guard, which needs its result.
 */
@Component
@Lazy(false)
@DependsOnDatabaseInitialization
class TenantTables {

    private final Set<String> names;

    TenantTables(DataSource dataSource) {
        names = JdbcClient.create(PlainPool.of(dataSource))
                .sql("SELECT table_name FROM information_schema.columns WHERE table_schema = schema()"
                        + " AND LOWER(column_name) = 'tenant_id'")
                .query((row, _) -> row.getString(1).toLowerCase(Locale.ROOT))
                .list()
                .stream()
                .collect(Collectors.toUnmodifiableSet());
    }

    /** In lower case. */
    Set<String> names() {
        return names;
    }
}
