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

    private static final int AT_ONCE = 512;

    /** Maximum number of tenants that are named; all keys are counted. */
    private static final int NAMED = 20;

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
     * @param keys number of tenant keys that weren't destroyed
     * @param unreadable number of keys that don't unwrap
     * @param tenants the first tenants with such keys
     * @param canariesOpen whether the canary of each KEK unwraps
     */
    public record Finding(long keys, long unreadable, List<TenantId> tenants, boolean canariesOpen) {

        public boolean isWell() {
            return unreadable == 0 && canariesOpen;
        }
    }

    /**
     * Unwraps every key once: some hundred thousand in a few seconds with local KEKs.
     *
     * @throws KekStoreAway if the KEKs can't be reached
     */
    public Finding examine() {
        Condition condition = health.condition();
        if (condition == Condition.AWAY) {
            throw new KekStoreAway("Where the vault's keys are kept nobody answers.");
        }
        long keys = 0;
        long unreadable = 0;
        List<TenantId> tenants = new ArrayList<>();
        List<Row> page = rows.page(Place.BEFORE_ALL, AT_ONCE);
        while (!page.isEmpty()) {
            for (Row row : page) {
                keys++;
                if (!isOpened(row.key())) {
                    unreadable++;
                    name(row.key().owner(), tenants);
                }
            }
            page = rows.page(page.getLast().place(), AT_ONCE);
        }
        return new Finding(keys, unreadable, tenants, condition == Condition.OPENS);
    }

    private boolean isOpened(WrappedKey key) {
        try {
            return wrapping.unlocks(guard.admitted(key));
        } catch (NotOpened _) {
            return false;
        }
    }

    private static void name(TenantId tenant, List<TenantId> tenants) {
        if (tenants.size() < NAMED && !tenants.contains(tenant)) {
            tenants.add(tenant);
        }
    }
}
