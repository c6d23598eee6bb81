package jp.kagiban.audit;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import jp.kagiban.audit.Link.Row;
import jp.kagiban.shared.LoginSpace;
import jp.kagiban.shared.TenantId;
import jp.kagiban.shared.TenantScope;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Records actions in the chain of the current tenant, else in that of the login space. Owns the tables {@code audit_chain},
 * {@code audit_entry} and {@code audit_anchor}.
 */
@Component
public class AuditTrail {

    private final Chains chains;
    private final ChainScope scope;
    private final HistoryLog log;
    private final TenantScope tenant;
    private final ObjectProvider<AuditActor> actor;
    private final ObjectProvider<SubjectNames> names;
    private final TransactionTemplate apart;
    private final Clock clock;

    AuditTrail(
            Chains chains,
            ChainScope scope,
            HistoryLog log,
            TenantScope tenant,
            ObjectProvider<AuditActor> actor,
            ObjectProvider<SubjectNames> names,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.chains = chains;
        this.scope = scope;
        this.log = log;
        this.tenant = tenant;
        this.actor = actor;
        this.names = names;
        this.apart = new TransactionTemplate(transactions);
        apart.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        this.clock = clock;
    }

    /**
     * Records it in the caller's transaction; a rollback drops it. It is written at the end of the transaction, so that the lock
     * on the chain is the last one taken, and held for a moment only. Without a transaction it is written at once.
     */
    public void record(AuditRecord deed) {
        record(owner(), deed);
    }

    /** Records it at once in its own transaction, for entries that must survive a rollback of the caller's. */
    public void recordApart(AuditRecord deed) {
        recordApart(owner(), deed);
    }

    /** As {@link #record}, in the chain of this tenant, whichever tenant is in force: for actions across tenants. */
    public void recordFor(TenantId owner, AuditRecord deed) {
        record(owner, deed);
    }

    /** As {@link #record}, in the chain of the login space, whatever tenant is in force. */
    public void recordInLoginSpace(AuditRecord deed) {
        record(LoginSpace.OWNER, deed);
    }

    /** As {@link #recordApart}, in the chain of the login space, whatever tenant is in force. */
    public void recordApartInLoginSpace(AuditRecord deed) {
        recordApart(LoginSpace.OWNER, deed);
    }

    /** Removes the whole chain of a deleted tenant in the caller's transaction. That tenant must be the current one. */
    public void remove(TenantId tenant) {
        chains.remove(tenant);
    }

    /** From where the current thread acts; null where that isn't known. */
    public @Nullable String address() {
        return current().address();
    }

    /** The current name of a subject; empty if it no longer exists. */
    public Optional<String> name(Subject subject) {
        return names.stream().flatMap(one -> one.name(subject).stream()).findFirst();
    }

    private TenantId owner() {
        return tenant.find().orElse(LoginSpace.OWNER);
    }

    private void record(TenantId owner, AuditRecord deed) {
        if (TransactionSynchronizationManager.isActualTransactionActive()
                && !TransactionSynchronizationManager.isCurrentTransactionReadOnly()) {
            pending().add(owner, row(deed));
        } else {
            recordApart(owner, deed);
        }
    }

    private void recordApart(TenantId owner, AuditRecord deed) {
        List<Row> rows = List.of(row(deed));
        apart.executeWithoutResult(_ -> append(owner, rows));
    }

    private void append(TenantId owner, List<Row> rows) {
        scope.run(owner, () -> log.added(owner, chains.append(owner, rows)));
    }

    /** The entries of the current transaction so far. */
    private Pending pending() {
        return TransactionSynchronizationManager.getSynchronizations().stream()
                .filter(Pending.class::isInstance)
                .map(Pending.class::cast)
                .findFirst()
                .orElseGet(() -> {
                    Pending fresh = new Pending(this::append);
                    TransactionSynchronizationManager.registerSynchronization(fresh);
                    return fresh;
                });
    }

    private Row row(AuditRecord deed) {
        Subject subject = deed.subject();
        AuditRecord named = subject == null || subject.label() != null
                ? deed
                : deed.on(subject.labelled(name(subject).orElse(null)));
        return Row.of(named, actor(deed.actor()), clock.instant().truncatedTo(ChronoUnit.MICROS));
    }

    /** A named member who also acts on this thread gets this thread's address. */
    private Actor actor(@Nullable Actor named) {
        if (named == null) {
            return current();
        }
        boolean fromHere = named.kind() == Actor.Kind.MEMBER && named.address() == null;
        return fromHere && Objects.equals(named.id(), current().id()) ? current() : named;
    }

    private Actor current() {
        AuditActor known = actor.getIfAvailable();
        if (known != null) {
            return known.current();
        }
        return tenant.find().isPresent() ? Actor.portal() : Actor.nobody(null);
    }

    /**
     * The entries of one transaction, written right before its commit. All transactions lock several chains in the same order, so
     * there is no deadlock.
     */
    private static final class Pending implements TransactionSynchronization {

        private final BiConsumer<TenantId, List<Row>> append;
        private final Map<TenantId, List<Row>> rows = new TreeMap<>();
        private boolean written;

        Pending(BiConsumer<TenantId, List<Row>> append) {
            this.append = append;
        }

        /** Entries that come during the commit are written at once. */
        void add(TenantId owner, Row row) {
            if (written) {
                append.accept(owner, List.of(row));
            } else {
                rows.computeIfAbsent(owner, _ -> new ArrayList<>()).add(row);
            }
        }

        @Override
        public void beforeCommit(boolean readOnly) {
            written = true;
            rows.forEach(append);
        }
    }
}
