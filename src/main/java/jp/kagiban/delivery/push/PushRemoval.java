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
 * Deletes browsers with their keys when a company is deleted, a member leaves, or a member's logins end. If a browser is gone,
 * deletes only its keys.
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
    private final TransactionTemplate apart;
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
        this.apart = new TransactionTemplate(transactions);
        this.apart.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        this.clock = clock;
    }

    @EventListener
    void on(MemberLeft left) {
        removeAll(left.tenant(), one -> one.memberId().equals(left.member()));
    }

    @EventListener
    void on(TenantDeleted deleted) {
        removeAll(deleted.tenant(), _ -> true);
    }

    /**
     * The next user of the browser must not see this member's notices. Runs after the transaction that ends the logins: a fault
     * here leaves them ended.
     */
    @TransactionalEventListener(fallbackExecution = true)
    void on(LoginsEnded ended) {
        try {
            Optional<String> here = devices.here();
            endEverywhere(ended.member(), one -> here.filter(one::isIn).isPresent() == ended.here());
        } catch (RuntimeException fault) {
            LOG.warn(
                    "Removing browsers failed after the log-out of member {}; they get pushes until the member removes them",
                    ended.member(),
                    fault);
        }
    }

    private void endEverywhere(MemberId member, Predicate<PushBrowser> which) {
        apart.executeWithoutResult(_ -> memberships
                .tenantsOf(member)
                .forEach(tenant -> scope.beside(tenant, () -> end(tenant, member, which))));
    }

    @Override
    public List<Receiver> of(TenantId tenant, MemberId member) {
        return rows.findByIdTenantIdOrderByAddedAt(tenant).stream()
                .filter(one -> one.memberId().equals(member))
                .map(one -> new Receiver(ChannelKind.PUSH.key(), one.browser(), one.addedAt()))
                .toList();
    }

    @Override
    public void end(TenantId tenant, MemberId member) {
        end(tenant, member, _ -> true);
    }

    private void end(TenantId tenant, MemberId member, Predicate<PushBrowser> which) {
        rows.findByIdTenantIdOrderByAddedAt(tenant).stream()
                .filter(one -> one.memberId().equals(member))
                .filter(which)
                .forEach(one -> {
                    remove(one);
                    seals.record(Action.CHANNEL_REMOVED, one);
                });
    }

    private void removeAll(TenantId tenant, Predicate<PushBrowser> which) {
        rows.findByIdTenantIdOrderByAddedAt(tenant).stream().filter(which).forEach(this::remove);
    }

    @Transactional
    void remove(PushBrowser browser) {
        rows.delete(browser.id().tenantId(), browser.id().id());
        vault.destroy(browser.id().id());
    }

    /** Keeps the row, so that the member sees it. */
    @Transactional
    void markGone(PushBrowser browser) {
        rows.markGone(browser.id().tenantId(), browser.id().id(), clock.instant());
        vault.destroy(browser.id().id());
    }
}
