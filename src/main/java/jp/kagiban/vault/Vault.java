package jp.kagiban.vault;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import jp.kagiban.shared.Secret;
import jp.kagiban.shared.TenantId;

/**
 * Seals, opens and destroys the secrets of a subject of the tenant in force. Secrets are write-only: nothing here lists or
 * shows one. The owner of the tables {@code tenant_key}, {@code sealed_secret} and {@code vault_canary}.
 */
public interface Vault {

    /**
     * Seals these fields of a subject under one new revision, in the caller's transaction. The caller holds the lock on the
     * subject's row, passes the revision that stands there and stores the one returned; a revision never comes twice.
     *
     * @param previous the last revision of the subject, 0 if there is none
     * @param secrets each of 1 byte to 1 MiB; the caller owns and closes them
     * @return max(previous + 1, epoch milliseconds)
     */
    long seal(UUID subject, long previous, Map<Field, Secret> secrets);

    /**
     * Opens one field and hands it to the task; it is wiped when the task returns. It stands in the history before it is opened:
     * what a member opens, one by one; what jobs open, once for each shop, purpose and day.
     *
     * @throws VaultException if there is none, or if it doesn't open in this context
     */
    <T> T open(UUID subject, Field field, long revision, Use use, Function<Secret, T> task);

    /** A secret of one of many tenants that a job needs. */
    record Wanted(TenantId tenant, UUID subject, Field field, long revision) {}

    /**
     * Opens secrets of many shops at once, for a job that asks malls on behalf of all of them. Their tenants are named together, and
     * each opening stands in the history of its own, as in {@link #open}. What doesn't open is left out.
     *
     * @param use of a job
     * @return for the caller to close
     */
    Map<Wanted, Secret> openEach(List<Wanted> wanted, Use use);

    /**
     * Writes into the history beforehand that a job is going to open secrets of this shop. Call it before a transaction in which
     * many are opened: within one, the history would need a second connection.
     */
    default void announce(Use use) {}

    /**
     * One of many subjects that are sealed for at once.
     *
     * @param previous as in {@link #seal}
     * @param secret as in {@link #seal}
     */
    record Sealing(UUID subject, long previous, Secret secret) {}

    /**
     * Seals this field of many subjects, each under a revision of its own. The same holds as for {@link #seal}.
     *
     * @return the revision of each subject
     */
    default Map<UUID, Long> sealEach(Field field, List<Sealing> sealings) {
        Map<UUID, Long> revisions = new HashMap<>();
        sealings.forEach(one ->
                revisions.put(one.subject(), seal(one.subject(), one.previous(), Map.of(field, one.secret()))));
        return revisions;
    }

    /** Whether this field is sealed under this revision. */
    boolean holds(UUID subject, Field field, long revision);

    /** Removes what is sealed under this revision. Nothing happens if there is nothing. */
    void destroy(UUID subject, long revision);

    /** Removes all that is sealed for this subject. */
    void destroy(UUID subject);

    /** Removes what is sealed of these orders. */
    default void destroyOrders(Collection<UUID> orders) {
        orders.forEach(this::destroy);
    }

    /**
     * Removes all that is sealed for the tenant in force, and its wrapped keys: what lies in an older copy of the envelopes
     * alone can't be opened any more.
     *
     * @param tenant the tenant in force, named once more because nothing of it is left
     */
    void destroyTenant(TenantId tenant);

    /** Removes what is sealed of these orders under the revision that stands beside each. */
    default void destroyOrders(Map<UUID, Long> revisions) {
        revisions.forEach(this::destroy);
    }
}
