package jp.kagiban.tenancy;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import jp.kagiban.audit.Action;
import jp.kagiban.audit.Actor;
import jp.kagiban.audit.AuditRecord;
import jp.kagiban.audit.AuditTrail;
import jp.kagiban.shared.Column;
import jp.kagiban.shared.CrossTenantReason;
import jp.kagiban.shared.MemberId;
import jp.kagiban.shared.TenantId;
import jp.kagiban.shared.TenantScope;
import jp.kagiban.tenancy.Suspensions.Suspension;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;

/** Lists, suspends and resumes companies, for the operators' console. Callers must check that the member is an operator. */
@Service
public class Tenancies {

    /** The longest reason for a suspension. */
    public static final int LONGEST_REASON = 500;

    private static final String COLUMNS = "SELECT t.tenant_id, t.name, t.opened_at, t.ends_at, t.suspended_at,"
            + " t.suspended_for, t.support_until,"
            + " (SELECT COUNT(*) FROM membership m WHERE m.tenant_id = t.tenant_id) AS members FROM tenant t";
    private static final String NAMED = " WHERE t.name LIKE ?";

    private final Tenants tenants;
    private final TenantScope scope;
    private final JdbcClient db;
    private final TransactionOperations transactions;
    private final AuditTrail trail;
    private final Clock clock;

    Tenancies(
            Tenants tenants,
            TenantScope scope,
            JdbcClient db,
            TransactionOperations transactions,
            AuditTrail trail,
            Clock clock) {
        this.tenants = tenants;
        this.scope = scope;
        this.db = db;
        this.transactions = transactions;
        this.trail = trail;
        this.clock = clock;
    }

    /**
     * The state of a company.
     *
     * @param members the number of members
     * @param endsAt when the company is deleted; empty if no owner has asked for it
     * @param supportUntil until when operators may see the company's data; empty if no owner has granted it
     */
    public record Tenancy(
            TenantId tenant,
            String name,
            Instant openedAt,
            int members,
            Optional<Suspension> suspension,
            Optional<Instant> endsAt,
            Optional<Instant> supportUntil) {}

    /** Counts the companies whose name contains this text. */
    public long count(String part) {
        return outside(() -> db.sql("SELECT COUNT(*) FROM tenant t" + NAMED)
                .param(like(part))
                .query(Long.class)
                .single());
    }

    /** One page of the companies whose name contains this text, the newest first. */
    public List<Tenancy> page(String part, int from, int most) {
        return outside(() -> db.sql(COLUMNS + NAMED + " ORDER BY t.opened_at DESC, t.tenant_id LIMIT ? OFFSET ?")
                .params(like(part), most, from)
                .query(this::tenancy)
                .list());
    }

    /** The company with this id; empty if it doesn't exist. */
    public Optional<Tenancy> of(TenantId tenant) {
        return outside(() -> db.sql(COLUMNS + " WHERE t.tenant_id = ?")
                .param(Column.of(tenant))
                .query(this::tenancy)
                .optional());
    }

    /**
     * Suspends a company: its members only see a page with the reason, and its jobs pause.
     *
     * @return false if there is no such company, or it is suspended already
     */
    public boolean suspend(TenantId tenant, MemberId operator, String reason) {
        if (reason.isBlank() || reason.strip().length() > LONGEST_REASON) {
            throw new IllegalArgumentException(
                    "A suspension needs a reason of " + LONGEST_REASON + " characters at most");
        }
        return change(
                tenant,
                found -> found.suspendedAt() == null ? found.suspended(clock.instant(), reason.strip()) : found,
                by(operator, Action.COMPANY_SUSPENDED));
    }

    /** Ends a company's suspension. @return false if there is no such company, or it isn't suspended */
    public boolean resume(TenantId tenant, MemberId operator) {
        return change(
                tenant,
                found -> found.suspendedAt() == null ? found : found.resumed(clock.instant()),
                by(operator, Action.COMPANY_RESUMED));
    }

    /**
     * Records that an operator looks at the company. Callers must call this before they show its data.
     *
     * @return false if no owner has granted access, or its time is over; then the operator may not look
     */
    public boolean lookAt(TenantId tenant, MemberId operator) {
        return outside(() -> Boolean.TRUE.equals(transactions.execute(_ -> {
            boolean granted = tenants.lock(tenant)
                    .filter(found -> found.supportedAt(clock.instant()))
                    .isPresent();
            if (granted) {
                trail.recordFor(tenant, by(operator, Action.COMPANY_LOOKED_AT));
            }
            return granted;
        })));
    }

    private boolean change(TenantId tenant, UnaryOperator<Tenant> change, AuditRecord record) {
        return outside(() -> Boolean.TRUE.equals(transactions.execute(_ -> {
            Optional<Tenant> before = tenants.lock(tenant);
            Optional<Tenant> after = before.map(change).filter(changed -> !changed.equals(before.get()));
            after.ifPresent(changed -> {
                tenants.save(changed);
                trail.recordFor(tenant, record);
            });
            return after.isPresent();
        })));
    }

    private AuditRecord by(MemberId operator, Action action) {
        return AuditRecord.of(action).by(Actor.operator(operator, trail.address()));
    }

    private <T> T outside(Supplier<T> task) {
        return scope.outside(CrossTenantReason.OPERATORS_CONSOLE, task);
    }

    private static String like(String part) {
        return "%" + part.strip().replaceAll("([\\\\%_])", "\\\\$1") + "%";
    }

    private Tenancy tenancy(ResultSet row, int number) throws SQLException {
        String name = row.getString("name");
        String reason = row.getString("suspended_for");
        Optional<Suspension> suspension = Optional.ofNullable(Column.instant(row, "suspended_at"))
                .map(since -> new Suspension(name, reason == null ? "" : reason, since));
        return new Tenancy(
                Column.tenant(row, "tenant_id"),
                name,
                Objects.requireNonNull(Column.instant(row, "opened_at")),
                row.getInt("members"),
                suspension,
                Optional.ofNullable(Column.instant(row, "ends_at")),
                Optional.ofNullable(Column.instant(row, "support_until")).filter(clock.instant()::isBefore));
    }
}
