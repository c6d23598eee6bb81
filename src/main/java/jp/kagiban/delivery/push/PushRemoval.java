package jp.kagiban.delivery.push;

import java.util.UUID;
import java.util.function.Predicate;
import jp.kagiban.tenancy.MemberLeft;
import jp.kagiban.tenancy.TenantDeleted;
import jp.kagiban.vault.Vault;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Deletes browsers with their keys: those of a company, of whoever leaves it, and those that take nothing any more. */
@Component
class PushRemoval {

    private final PushBrowserRows rows;
    private final Vault vault;

    PushRemoval(PushBrowserRows rows, Vault vault) {
        this.rows = rows;
        this.vault = vault;
    }

    @EventListener
    void on(MemberLeft left) {
        removeAll(left.tenant(), one -> one.memberId().equals(left.member()));
    }

    @EventListener
    void on(TenantDeleted deleted) {
        removeAll(deleted.tenant(), _ -> true);
    }

    private void removeAll(UUID tenant, Predicate<PushBrowser> which) {
        rows.findByIdTenantIdOrderByAddedAt(tenant).stream().filter(which).forEach(this::remove);
    }

    @Transactional
    void remove(PushBrowser browser) {
        rows.delete(browser.id().tenantId(), browser.id().id());
        vault.destroy(browser.id().id());
    }
}
