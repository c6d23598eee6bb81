package jp.kagiban.delivery.push;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import jp.kagiban.audit.Action;
import jp.kagiban.delivery.LastingReceivers;
import jp.kagiban.delivery.channel.ChannelKind;
import jp.kagiban.login.session.MemberSessions.LoginsEnded;
import jp.kagiban.login.throttle.KnownDevices;
import jp.kagiban.shared.MemberId;
import jp.kagiban.shared.TenantId;
import jp.kagiban.shared.TenantScope;
import jp.kagiban.tenancy.Memberships;
import jp.kagiban.tenancy.Team.MemberLeft;
import jp.kagiban.tenancy.TenantDeleted;
import jp.kagiban.vault.Vault;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.event.TransactionalEventListener;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Deletes browsers with their keys when a company is deleted, a member leaves, or a member's logins end. If a push
 * service reports a browser gone, deletes only its keys.
 */
@Component
class PushRemoval implements LastingReceivers {

    private static final Logger LOG = LoggerFactory.getLogger(PushRemoval.class);

    private final PushBrowserRows rows;
    private final PushSeals seals;
    private final Vault vault;
    private final KnownDevices devices;
    private final Memberships memberships;
    private final TenantScope scope;
    private final TransactionTemplate newTransaction;
    private final Clock clock;

    PushRemoval(
            PushBrowserRows rows,
            PushSeals seals,
            Vault vault,
            KnownDevices devices,
            Memberships memberships,
            TenantScope scope,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.rows = rows;
        this.seals = seals;
        this.vault = vault;
        this.devices = devices;
        this.memberships = memberships;
        this.scope = scope;
        this.newTransaction = new TransactionTemplate(transactions);
        this.newTransaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        this.clock = clock;
    }

    @EventListener
    void on(MemberLeft left) {
        removeAll(left.tenant(), browser -> browser.memberId().equals(left.member()));
    }

    @EventListener
    void on(TenantDeleted deleted) {
        removeAll(deleted.tenant(), _ -> true);
    }

    /**
     * Removes the browsers whose logins ended, because their next user must not see this member's notices. Runs after
     * the transaction that ends the logins, so that a fault here doesn't undo it.
     */
    @TransactionalEventListener(fallbackExecution = true)
    void on(LoginsEnded ended) {
        try {
            Optional<String> here = devices.here();
            endEverywhere(
                    ended.member(), browser -> here.filter(browser::hasDevice).isPresent() == ended.here());
        } catch (RuntimeException fault) {
            LOG.warn(
                    "Removing browsers failed after the log-out of member {}; they get pushes until the member removes them",
                    ended.member(),
                    fault);
        }
    }

    private void endEverywhere(MemberId member, Predicate<PushBrowser> filter) {
        newTransaction.executeWithoutResult(_ -> memberships
                .tenantsOf(member)
                .forEach(tenant -> scope.beside(tenant, () -> end(tenant, member, filter))));
    }

    @Override
    public List<Receiver> of(TenantId tenant, MemberId member) {
        return rows.findByIdTenantIdOrderByAddedAt(tenant).stream()
                .filter(browser -> browser.memberId().equals(member))
                .map(browser -> new Receiver(ChannelKind.PUSH.key(), browser.browser(), browser.addedAt()))
                .toList();
    }

    @Override
    public void end(TenantId tenant, MemberId member) {
        end(tenant, member, _ -> true);
    }

    private void end(TenantId tenant, MemberId member, Predicate<PushBrowser> filter) {
        rows.findByIdTenantIdOrderByAddedAt(tenant).stream()
                .filter(browser -> browser.memberId().equals(member))
                .filter(filter)
                .forEach(browser -> {
                    remove(browser);
                    seals.record(Action.CHANNEL_REMOVED, browser);
                });
    }

    private void removeAll(TenantId tenant, Predicate<PushBrowser> filter) {
        rows.findByIdTenantIdOrderByAddedAt(tenant).stream().filter(filter).forEach(this::remove);
    }

    @Transactional
    void remove(PushBrowser browser) {
        rows.delete(browser.id().tenantId(), browser.id().id());
        vault.destroy(browser.id().id());
    }

    /** Deletes the browser's keys. Keeps its row, so that the member sees that the browser is gone. */
    @Transactional
    void markGone(PushBrowser browser) {
        rows.markGone(browser.id().tenantId(), browser.id().id(), clock.instant());
        vault.destroy(browser.id().id());
    }
}
