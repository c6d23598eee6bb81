package jp.kagiban.storage;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.temporal.Temporal;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import jp.kagiban.shared.Column;
import jp.kagiban.shared.TenantId;
import jp.kagiban.shared.TenantScope;
import net.ttddyy.dsproxy.ExecutionInfo;
import net.ttddyy.dsproxy.QueryInfo;
import net.ttddyy.dsproxy.listener.QueryExecutionListener;
import net.ttddyy.dsproxy.proxy.ParameterSetOperation;
import org.jspecify.annotations.Nullable;
import org.springframework.util.ConcurrentLruCache;

/**
 * Checks each statement before it reaches the database. A statement on a tenant table must bind {@code tenant_id} in
 * all its branches. The bound value must be the current tenant, or one of several that {@link TenantScope#among} names.
 * Code that crosses tenants for a named reason passes. A raw id or instant as a parameter is refused everywhere,
 * because the databases treat it differently without an error. Each distinct text is read once.
 */
final class SqlGuard implements QueryExecutionListener {

    private static final int KEPT_TEXTS = 2000;

    private final Supplier<TenantScope> scope;
    private final boolean strict;
    private final ConcurrentLruCache<String, SqlVerdict> verdicts;

    /** @param strict whether a statement that can't be read is refused even if it names no tenant table */
    SqlGuard(Supplier<TenantScope> scope, Supplier<SqlReader> reader, boolean strict) {
        this.scope = scope;
        this.strict = strict;
        this.verdicts = new ConcurrentLruCache<>(KEPT_TEXTS, sql -> reader.get().read(sql));
    }

    @Override
    public void beforeQuery(ExecutionInfo execution, List<QueryInfo> queries) {
        queries.forEach(this::check);
    }

    @Override
    public void afterQuery(ExecutionInfo execution, List<QueryInfo> queries) {
        // The statement has run and can't be refused any more.
    }

    private void check(QueryInfo query) {
        String sql = query.getQuery();
        SqlVerdict verdict = verdicts.get(sql);
        if (!(verdict instanceof SqlVerdict.Free free && free.jobs())) {
            query.getParametersList().forEach(row -> refuseRaw(row, sql));
        }
        switch (verdict) {
            case SqlVerdict.Free _ -> {}
            case SqlVerdict.Unread unread -> checkUnread(unread, sql);
            case SqlVerdict.Open open -> {
                if (scope.get().outside().isEmpty()) {
                    throw new SqlRefused(open.why(), sql);
                }
            }
            case SqlVerdict.Bound bound -> {
                if (scope.get().outside().isEmpty()) {
                    checkTenant(bound, query);
                }
            }
        }
    }

    private void checkUnread(SqlVerdict.Unread unread, String sql) {
        if ((strict || unread.namesTenantTable()) && scope.get().outside().isEmpty()) {
            throw new SqlRefused("The guard can't read this statement", sql);
        }
    }

    private void checkTenant(SqlVerdict.Bound bound, QueryInfo query) {
        String sql = query.getQuery();
        Set<TenantId> tenants = scope.get().named();
        if (tenants.isEmpty()) {
            throw new SqlRefused("No tenant is in force for this statement", sql);
        }
        for (List<ParameterSetOperation> row : query.getParametersList()) {
            @Nullable ParameterSetOperation[] last = last(row);
            for (int index : bound.parameters()) {
                if (!(valueAt(index, last) instanceof byte[] given && isOneOf(tenants, given))) {
                    throw new SqlRefused("Parameter " + index + " isn't the tenant in force", sql);
                }
            }
        }
    }

    private static boolean isOneOf(Set<TenantId> tenants, byte[] given) {
        return given.length == 16 && tenants.contains(new TenantId(Column.uuid(given)));
    }

    /** The parameters by index, from 1. If one was set several times, the last value counts. */
    private static @Nullable ParameterSetOperation[] last(List<ParameterSetOperation> row) {
        ParameterSetOperation[] last = new ParameterSetOperation[row.size() + 1];
        for (ParameterSetOperation set : row) {
            if (set.getArgs()[0] instanceof Integer index && index >= 0 && index < last.length) {
                last[index] = set;
            }
        }
        return last;
    }

    private static @Nullable Object valueAt(int index, @Nullable ParameterSetOperation[] row) {
        ParameterSetOperation set = index < row.length ? row[index] : null;
        return set == null ? null : value(set);
    }

    private static @Nullable Object value(ParameterSetOperation set) {
        return ParameterSetOperation.isSetNullParameterOperation(set) ? null : set.getArgs()[1];
    }

    private static void refuseRaw(List<ParameterSetOperation> row, String sql) {
        for (ParameterSetOperation set : row) {
            Object value = value(set);
            if (value instanceof UUID || value instanceof Date || (value instanceof Temporal && !isLocal(value))) {
                String type = value.getClass().getSimpleName();
                throw new SqlRefused("Bind Column.of(…) instead of a raw " + type, sql);
            }
        }
    }

    private static boolean isLocal(Object value) {
        return value instanceof LocalDate || value instanceof LocalDateTime || value instanceof LocalTime;
    }
}
