package jp.kagiban.vault;

import java.util.ArrayList;
import java.util.List;
import jp.kagiban.shared.TenantId;
import jp.kagiban.vault.KeyRows.Place;
import jp.kagiban.vault.KeyRows.Row;
import jp.kagiban.vault.VaultKeys.Condition;
import org.springframework.stereotype.Component;

/** Looks whether keystore and database belong together, key by key. It changes nothing and opens no secret. */
@Component
public class VaultDoctor {

    private static final int AT_ONCE = 512;

    /** So many are named; all are counted. */
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
     * What was found.
     *
     * @param keys how many tenant keys there are that weren't destroyed
     * @param unreadable how many of them don't unwrap
     * @param tenants the first of those to whom these belong
     * @param canariesOpen whether what each KEK once wrapped for this can be unwrapped
     */
    public record Finding(long keys, long unreadable, List<TenantId> tenants, boolean canariesOpen) {

        public boolean isWell() {
            return unreadable == 0 && canariesOpen;
        }
    }

    /**
     * Unwraps every key once, some hundred thousand in a few seconds where the KEKs are in this process.
     *
     * @throws KekStoreAway if they can't be reached
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
