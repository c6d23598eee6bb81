package jp.kagiban.delivery.push;

import java.time.Clock;
import java.util.function.Predicate;
import jp.kagiban.shared.TenantId;
import jp.kagiban.tenancy.MemberLeft;
import jp.kagiban.tenancy.TenantDeleted;
import jp.kagiban.vault.Vault;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Deletes browsers with their keys: those of a company, and of whoever leaves it. Of those that take nothing any more the keys. */
@Component
class PushRemoval {

    private final PushBrowserRows rows;
    private final Vault vault;
    private final Clock clock;

    PushRemoval(PushBrowserRows rows, Vault vault, Clock clock) {
        this.rows = rows;
        this.vault = vault;
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

    private void removeAll(TenantId tenant, Predicate<PushBrowser> which) {
        rows.findByIdTenantIdOrderByAddedAt(tenant).stream().filter(which).forEach(this::remove);
    }

    @Transactional
    void remove(PushBrowser browser) {
        rows.delete(browser.id().tenantId(), browser.id().id());
        vault.destroy(browser.id().id());
    }

    /** The row stays, so that the member learns of it. */
    @Transactional
    void markGone(PushBrowser browser) {
        rows.markGone(browser.id().tenantId(), browser.id().id(), clock.instant());
        vault.destroy(browser.id().id());
    }
}
