package jp.kagiban.vault;

import java.util.ArrayList;
import java.util.List;
import jp.kagiban.shared.TenantId;
import jp.kagiban.vault.KeyRows.Place;
import jp.kagiban.vault.KeyRows.Row;
import jp.kagiban.vault.VaultKeys.Condition;
import jp.kagiban.vault.envelope.NotOpened;
import jp.kagiban.vault.envelope.WrappedKey;
import jp.kagiban.vault.keys.KekStoreAway;
import jp.kagiban.vault.keys.KeyWrapping;
import org.springframework.stereotype.Component;

/** Checks key by key whether keystore and database match. It changes nothing and opens no secret. */
@Component
public class VaultDoctor {

    private static final int PAGE_SIZE = 512;

    /** Maximum number of tenants that a finding names, although it counts all keys. */
    private static final int MAX_TENANTS = 20;

    private final KeyRows rows;
    private final KeyWrapping wrapping;
    private final KekGuard guard;
    private final VaultHealthIndicator health;

    VaultDoctor(KeyRows rows, KeyWrapping wrapping, KekGuard guard, VaultHealthIndicator health) {
        this.rows = rows;
        this.wrapping = wrapping;
        this.guard = guard;
        this.health = health;
    }

    /**
     * Result of a check.
     *
     * @param keys number of tenant keys that aren't destroyed
     * @param unreadable number of keys that don't unwrap
     * @param tenants the first tenants with a key that doesn't unwrap
     * @param canariesOpen whether the canary of each KEK unwraps
     */
    public record Finding(long keys, long unreadable, List<TenantId> tenants, boolean canariesOpen) {

        public boolean isWell() {
            return unreadable == 0 && canariesOpen;
        }
    }

    /**
     * Unwraps every key once. With local KEKs, some hundred thousand keys take a few seconds.
     *
     * @throws KekStoreAway if the KEKs can't be reached
     */
    public Finding examine() {
        Condition condition = health.condition();
        if (condition == Condition.AWAY) {
            throw new KekStoreAway("The token with the vault's keys doesn't answer.");
        }
        long keys = 0;
        long unreadable = 0;
        List<TenantId> tenants = new ArrayList<>();
        List<Row> page = rows.page(Place.BEFORE_ALL, PAGE_SIZE);
        while (!page.isEmpty()) {
            for (Row row : page) {
                keys++;
                if (!unwraps(row.key())) {
                    unreadable++;
                    addTenant(row.key().owner(), tenants);
                }
            }
            page = rows.page(page.getLast().place(), PAGE_SIZE);
        }
        return new Finding(keys, unreadable, tenants, condition == Condition.OPENS);
    }

    private boolean unwraps(WrappedKey key) {
        try {
            return wrapping.unlocks(guard.admitted(key));
        } catch (NotOpened _) {
            return false;
        }
    }

    private static void addTenant(TenantId tenant, List<TenantId> tenants) {
        if (tenants.size() < MAX_TENANTS && !tenants.contains(tenant)) {
            tenants.add(tenant);
        }
    }
}
