package jp.kagiban.vault;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import jp.kagiban.shared.Column;
import jp.kagiban.shared.CrossTenantReason;
import jp.kagiban.shared.TenantScope;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Looks whether keystore and database belong together, key by key. It changes nothing and opens no secret. */
public class VaultDoctor {

    private static final int AT_ONCE = 512;

    /** So many are named; all are counted. */
    private static final int NAMED = 20;

    private final JdbcClient db;
    private final TenantScope scope;
    private final KeyWrapping wrapping;
    private final VaultHealth health;

    VaultDoctor(JdbcClient db, TenantScope scope, KeyWrapping wrapping, VaultHealth health) {
        this.db = db;
        this.scope = scope;
        this.wrapping = wrapping;
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
    public record Finding(long keys, long unreadable, List<UUID> tenants, boolean canariesOpen) {

        public boolean isWell() {
            return unreadable == 0 && canariesOpen;
        }
    }

    private record Place(UUID tenant, long version) {}

    /** Unwraps every key once, some hundred thousand in a few seconds. */
    public Finding examine() {
        long keys = 0;
        long unreadable = 0;
        List<UUID> tenants = new ArrayList<>();
        Place after = new Place(new UUID(0, 0), 0);
        for (List<StoredKey> page = page(after); !page.isEmpty(); page = page(after)) {
            for (StoredKey key : page) {
                keys++;
                if (!unwraps(key)) {
                    unreadable++;
                    name(key.place().tenant(), tenants);
                }
            }
            after = page.getLast().place();
        }
        return new Finding(keys, unreadable, tenants, health.opens());
    }

    private static void name(UUID tenant, List<UUID> tenants) {
        if (tenants.size() < NAMED && !tenants.contains(tenant)) {
            tenants.add(tenant);
        }
    }

    private record StoredKey(Place place, TenantKeys.Stored key) {}

    private List<StoredKey> page(Place after) {
        return scope.outside(
                CrossTenantReason.KEYS_OF_ALL_TENANTS,
                () -> db.sql("SELECT k.tenant_id, " + TenantKeys.COLUMNS + " FROM tenant_key k"
                                + " WHERE k.tenant_id >= ? AND (k.tenant_id, k.key_version) > (?, ?) AND k.state <> 'DESTROYED'"
                                + " ORDER BY k.tenant_id, k.key_version LIMIT " + AT_ONCE)
                        .params(Column.of(after.tenant()), Column.of(after.tenant()), after.version())
                        .query((row, _) -> {
                            UUID tenant = Column.uuid(row, "tenant_id");
                            Place place = new Place(tenant, row.getLong("key_version"));
                            return new StoredKey(place, TenantKeys.stored(tenant, row));
                        })
                        .list());
    }

    private boolean unwraps(StoredKey stored) {
        return stored.key().usable().filter(wrapping::unlocks).isPresent();
    }
}
