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
import jp.kagiban.shared.MemberId;
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
 * Records actions in the current tenant's chain, or in the login space's chain if there is no tenant. Owns the tables
 * {@code audit_chain}, {@code audit_entry} and {@code audit_anchor}.
 */
@Component
public class AuditTrail {

    private final Chains chains;
    private final ChainScope scope;
    private final HistoryLog log;
    private final TenantScope tenant;
    private final ObjectProvider<AuditActor> actor;
    private final ObjectProvider<SubjectNames> names;
    private final TransactionTemplate newTransaction;
    private final EntryLimit limit;
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
        this.newTransaction = new TransactionTemplate(transactions);
        newTransaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        this.limit = new EntryLimit(clock);
        this.clock = clock;
    }

    /**
     * Records the action in the caller's transaction, or at once if there is none. A rollback drops the entry. The
     * entry is written at the end of the transaction. So the lock on the chain is the last one taken, and is held only
     * briefly.
     *
     * @throws TooManyEntries if the member on this thread, or the members of the company together, have recorded too
     *     much in histories of companies
     */
    public void record(AuditRecord entry) {
        record(owner(), entry);
    }

    /**
     * Records the action at once in a transaction of its own, for entries that must survive a rollback of the caller's
     * transaction. Doesn't count the entry; callers limit themselves, or {@link #reserve}.
     */
    public void recordApart(AuditRecord entry) {
        recordApart(owner(), entry);
    }

    /**
     * Counts an entry that {@link #recordApart} will add, before the member on this thread gets a file or a secret.
     *
     * @throws TooManyEntries if the member, or the members of the company together, have recorded too much
     */
    public void reserve() {
        reserve(owner());
    }

    private void reserve(TenantId owner) {
        Actor acting = current();
        if (acting.kind() == Actor.Kind.MEMBER && acting.id() != null && !limit.count(acting.id(), owner)) {
            throw new TooManyEntries();
        }
    }

    /**
     * Records like {@link #record}, but in the chain of this tenant, even if another tenant is current. For actions
     * across tenants.
     */
    public void recordFor(TenantId owner, AuditRecord entry) {
        record(owner, entry);
    }

    /**
     * Records like {@link #recordFor} what the login space has recorded already. Counts the entry for this member. If
     * too much was recorded, drops the entry, since that must stop no login and no removal of a factor.
     */
    public void noteFor(TenantId owner, MemberId member, AuditRecord entry) {
        if (limit.count(member, owner)) {
            write(owner, entry);
        }
    }

    /** Records like {@link #record}, but in the chain of the login space, even if a tenant is current. */
    public void recordInLoginSpace(AuditRecord entry) {
        record(LoginSpace.OWNER, entry);
    }

    /** Records like {@link #recordApart}, but in the chain of the login space, even if a tenant is current. */
    public void recordApartInLoginSpace(AuditRecord entry) {
        recordApart(LoginSpace.OWNER, entry);
    }

    /**
     * Removes the whole chain of a deleted tenant in the caller's transaction. The deleted tenant must be the current
     * one.
     */
    public void remove(TenantId tenant) {
        chains.remove(tenant);
    }

    /** Returns the IP address from which the current thread acts; null if it isn't known. */
    public @Nullable String address() {
        return current().address();
    }

    /** Returns the current name of a subject; empty if the subject no longer exists. */
    public Optional<String> name(Subject subject) {
        return names.stream().flatMap(source -> source.name(subject).stream()).findFirst();
    }

    private TenantId owner() {
        return tenant.find().orElse(LoginSpace.OWNER);
    }

    private void record(TenantId owner, AuditRecord entry) {
        countMembers(owner, entry);
        write(owner, entry);
    }

    private void write(TenantId owner, AuditRecord entry) {
        if (TransactionSynchronizationManager.isActualTransactionActive()
                && !TransactionSynchronizationManager.isCurrentTransactionReadOnly()) {
            pending().add(owner, row(entry));
        } else {
            recordApart(owner, entry);
        }
    }

    /**
     * Counts an entry of the member who acts on this thread. A result of the portal's own jobs isn't counted, even if a
     * member asked for it. Commands on the server name their actor, and run where no login exists. The end of a
     * receiver isn't counted, because a log-out must always end the receivers.
     */
    private void countMembers(TenantId owner, AuditRecord entry) {
        Actor named = entry.actor();
        if (!LoginSpace.OWNER.equals(owner)
                && entry.action() != Action.CHANNEL_REMOVED
                && (named == null || named.kind() == Actor.Kind.MEMBER)) {
            reserve(owner);
        }
    }

    private void recordApart(TenantId owner, AuditRecord entry) {
        List<Row> rows = List.of(row(entry));
        newTransaction.executeWithoutResult(_ -> append(owner, rows));
    }

    private void append(TenantId owner, List<Row> rows) {
        scope.run(owner, () -> log.added(owner, chains.append(owner, rows)));
    }

    /** Returns the entries that the current transaction has recorded so far. */
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

    private Row row(AuditRecord entry) {
        Subject subject = entry.subject();
        AuditRecord labelled = subject == null || subject.label() != null
                ? entry
                : entry.on(subject.labelled(name(subject).orElse(null)));
        return Row.of(labelled, actor(entry.actor()), clock.instant().truncatedTo(ChronoUnit.MICROS));
    }

    /** Returns the actor of an entry. If it is the member who acts on this thread, the thread's address is added. */
    private Actor actor(@Nullable Actor given) {
        if (given == null) {
            return current();
        }
        boolean fromHere = given.kind() == Actor.Kind.MEMBER && given.address() == null;
        return fromHere && Objects.equals(given.id(), current().id()) ? current() : given;
    }

    private Actor current() {
        AuditActor known = actor.getIfAvailable();
        if (known != null) {
            return known.current();
        }
        return tenant.find().isPresent() ? Actor.portal() : Actor.nobody(null);
    }

    /**
     * The entries of one transaction, which are written right before its commit. Every transaction locks its chains in
     * the same order, so transactions can't deadlock.
     */
    private static final class Pending implements TransactionSynchronization {

        private final BiConsumer<TenantId, List<Row>> append;
        private final Map<TenantId, List<Row>> rows = new TreeMap<>();
        private boolean written;

        Pending(BiConsumer<TenantId, List<Row>> append) {
            this.append = append;
        }

        /** Adds an entry. Entries that are recorded during the commit are written at once. */
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
