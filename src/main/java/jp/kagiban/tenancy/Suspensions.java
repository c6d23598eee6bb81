package jp.kagiban.tenancy;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import jp.kagiban.shared.Column;
import jp.kagiban.shared.RowValues;
import jp.kagiban.shared.TenantId;
import jp.kagiban.shared.TenantScope;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** Finds the companies that operators have suspended. Their members are locked out, and their jobs pause. */
@Service
public class Suspensions {

    private static final Duration PAUSE = Duration.ofMinutes(10);
    private static final Logger LOG = LoggerFactory.getLogger(Suspensions.class);

    private final JdbcClient db;
    private final TenantScope scope;
    private final Clock clock;

    Suspensions(JdbcClient db, TenantScope scope, Clock clock) {
        this.db = db;
        this.scope = scope;
        this.clock = clock;
    }

    /**
     * The data of the page that a suspended company's members see.
     *
     * @param reason in the operator's words
     */
    public record Suspension(String company, String reason, Instant since) {}

    /** The company's suspension; empty if the company isn't suspended or doesn't exist. */
    public Optional<Suspension> of(TenantId tenant) {
        return scope.in(
                tenant,
                () -> db.sql("SELECT name, suspended_for, suspended_at FROM tenant"
                                + " WHERE tenant_id = ? AND suspended_at IS NOT NULL")
                        .param(Column.of(tenant))
                        .query((row, _) -> suspension(row))
                        .optional());
    }

    /** Returns which of these companies are suspended. The SQL guard accepts the statement because it names each tenant. */
    public Set<TenantId> among(Set<TenantId> companies) {
        RowValues values = RowValues.of(List.copyOf(companies), id -> List.of(Column.of(id)));
        return Set.copyOf(db.sql("SELECT tenant_id FROM tenant WHERE suspended_at IS NOT NULL AND tenant_id IN ("
                        + values.marks() + ")")
                .params(values.parameters())
                .query((row, _) -> Column.tenant(row, "tenant_id"))
                .list());
    }

    private static Suspension suspension(ResultSet row) throws SQLException {
        return new Suspension(
                row.getString("name"),
                Objects.requireNonNullElse(row.getString("suspended_for"), ""),
                Column.instant(row.getObject("suspended_at", LocalDateTime.class)));
    }

    /** When a suspended company's job runs again. */
    public Instant again() {
        return clock.instant().plus(PAUSE);
    }

    /** Runs a job. If the company is suspended, postpones it by ten minutes instead. @return when the job must run again */
    public Optional<Instant> unlessSuspended(TenantId tenant, Supplier<Optional<Instant>> work) {
        if (of(tenant).isEmpty()) {
            return work.get();
        }
        LOG.info("Tenant {} is suspended: its job rests", tenant);
        return Optional.of(again());
    }
}
